"""The texts of the world: what people read of actors, tracks, flags, authorities, resources and bodies."""

from __future__ import annotations

from tabletop.engine.texts import ActorText, AuthorityText, BodyText, FlagText, ResourceText, TrackText
from tabletop.scenario.compile.context import Context
from tabletop.scenario.compile.wording import price_in_words
from tabletop.scenario.document.scenario import Scenario


def actor_texts(context: Context) -> tuple[ActorText, ...]:
    """Actors."""
    return tuple(
        ActorText(
            id=str(id),
            name=str(actor.name),
            side=actor.side,
            playable=actor.is_playable,
            brief=str(actor.brief or ""),
            at=(float(actor.at[0]), float(actor.at[1])) if actor.at else None,
        )
        for id, actor in context.document.actors.items()
    )


def track_texts(context: Context, ranges: list[tuple[float, float]]) -> tuple[TrackText, ...]:
    """Tracks with their ranges."""
    return tuple(
        TrackText(
            id=str(id),
            title=str(track.title),
            text=str(track.text or ""),
            good=track.good,
            low=low,
            high=high,
            bands=tuple((float(band.threshold), str(band.label)) for band in track.bands),
            seen=context.seen(track.seen, id),
        )
        for (id, track), (low, high) in zip(context.document.tracks.items(), ranges, strict=True)
    )


def bounds(document: Scenario) -> tuple[float, float, float, float] | None:
    """South, west, north, east of the map."""
    if document.map is None or document.map.bounds is None:
        return None
    south, west, north, east = map(float, document.map.bounds)
    return south, west, north, east


def flag_texts(context: Context) -> tuple[FlagText, ...]:
    """Flags."""
    flags = context.document.flags.items()
    return tuple(FlagText(str(id), str(flag.text), context.seen(flag.seen, id)) for id, flag in flags)


def authority_texts(context: Context) -> tuple[AuthorityText, ...]:
    """Authorities."""
    authorities = context.document.authorities.items()
    return tuple(AuthorityText(str(id), str(a.title), a.basis, a.contested) for id, a in authorities)


def resource_texts(context: Context) -> tuple[ResourceText, ...]:
    """Resources."""
    resources = context.document.resources.items()
    return tuple(ResourceText(str(id), str(r.title), r.shared) for id, r in resources)


def body_texts(context: Context) -> tuple[BodyText, ...]:
    """Bodies, with the price of deciding there in words."""
    bodies = context.document.bodies.items()
    return tuple(BodyText(str(id), str(b.title), b.rule, "", price_in_words(b.price)) for id, b in bodies)
