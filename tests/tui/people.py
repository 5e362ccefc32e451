"""A made-up coalition for the tests of the screens: who they are, what they think, and helpers that fill in the rest.

Never holds Views: those are in `fixtures`.
"""

from tabletop.engine.view import ActorView, Mover, Reason, StanceView, TrackView, TrustView

NAMES = {"norland": "Norland", "meridia": "Meridia", "ostland": "Ostland", "sudria": "Sudria"}


def reason(term: str, amount: float, words: str) -> Reason:
    return Reason(term, amount, words)


def stance(
    actor: str,
    yes: float,
    acquiesce: float,
    no: float,
    *reasons: Reason,
    settled: bool = False,
    unless: str = "",
    vote: str = "",
    movers: tuple[Mover, ...] = (),
) -> StanceView:
    best = max((yes, "yes"), (acquiesce, "acquiesce"), (no, "no"))[1]
    name = NAMES.get(actor, actor.title())
    z = sum(one.amount for one in reasons)
    return StanceView(
        actor,
        name,
        name[0],
        yes,
        acquiesce,
        no,
        best,
        settled,
        settled,
        z,
        tuple(reasons),
        unless,
        vote,
        movers,
        "" if settled else f"Consult {name}",
    )


def track(
    id: str,
    title: str,
    value: float | None,
    previous: float | None,
    *bands: tuple[float, str],
    good: str = "low",
    high: float = 100,
    error: float = 0,
    text: str = "",
) -> TrackView:
    reached = [label for start, label in bands if value is not None and value >= start]
    history = (previous, value) if previous is not None else (value,)
    band = reached[-1] if reached else ""
    return TrackView(id, title, text, value, error, previous, history, good, 0, high, bands, band)


def actor(
    id: str,
    name: str,
    trust: TrustView | None,
    will: float,
    *,
    side: str = "coalition",
    sounded: bool = False,
    interests: tuple[tuple[str, float], ...] = (),
    red_lines: tuple[str, ...] = (),
    last: str = "",
) -> ActorView:
    is_self = trust is None
    return ActorView(
        id=id,
        name=name,
        letter=name[0],
        side=side,
        is_member=side == "coalition",
        is_lead=id == "norland",
        is_self=is_self,
        is_played=is_self,
        trust_in_me=trust,
        my_trust=None if is_self else TrustView(52, 18, 52),
        trust_in_lead=trust,
        will=will,
        exposure=30,
        is_sounded=sounded or is_self,
        mind_known=sounded or is_self,
        interests=interests,
        red_lines=red_lines,
        capability=(("maritime", 40.0),),
        last_act=last,
    )


ACTORS = (
    actor("norland", "Norland", None, 65),
    actor(
        "meridia", "Meridia", TrustView(60.4, 17, 58), 55, sounded=True, last="agreed: Ask Carib for consent"
    ),
    actor(
        "ostland",
        "Ostland",
        TrustView(41.2, 18, 43),
        48,
        interests=(("joint_inspection", 35), ("boarding", -37.5), ("go_to_un", 20)),
        red_lines=("Fire warning shots",),
        last="shared nothing at the intelligence meeting",
    ),
    actor("sudria", "Sudria", TrustView(47.0, 18, 47), 50, last="agreed: Ask Carib for consent"),
    actor("carib", "Carib", TrustView(46.1, 18, 44), 50, side="neutral"),
    actor("varn", "Varn", TrustView(22, 16, 22), 70, side="adversary", last="ordered the master full ahead"),
)

MERIDIA = stance(
    "meridia",
    0,
    0,
    100,
    reason("red_line", -9, "No boarding without a legal basis we can publish."),
    settled=True,
    unless="with Carib's consent in hand",
)
OSTLAND = stance(
    "ostland",
    0,
    42,
    58,
    reason("interest", -0.75, "Forty-one of our engineers sleep in Varn's hotels."),
    reason("exposure", -0.33, "Whoever boards, Varn will look at us first."),
    reason("law", 0.40, "There is a claim to be made, at least."),
    reason("trust", -0.14, "Trust in Norland 41."),
    unless="with an officer of the flag state aboard",
    movers=(
        Mover("first: Consult Ostland", 75, "1 effort"),
        Mover("take it to Those willing: its no does not stop it there", 72, "legitimacy −8"),
        Mover("instead: with Carib's officer aboard", 67, "costs the same"),
        Mover("promise: the engineers come home first", 61, "1 effort, counts from turn 3"),
        Mover("16 more trust in you", 76, ""),
        Mover("11 more political will", 75, ""),
    ),
)
SUDRIA = stance(
    "sudria",
    72,
    28,
    0,
    reason("law", 0.80, "The flag state has agreed."),
    reason("exposure", -0.18, "Our insurers will be asked."),
    reason("will", 0.10, "The cabinet stands."),
)
MERIDIA_YES = stance(
    "meridia",
    100,
    0,
    0,
    reason("interest", 0.70, "This ship is what the declaration was signed for."),
    reason("law", 0.80, "The flag state has agreed."),
    reason("burden", -0.20, "Our divers are few."),
    settled=True,
)
