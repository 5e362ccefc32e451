"""The project's own colours. Every tone is readable on every background (4.5:1; contrast: 7:1), which a test computes.

Never holds meaning: whatever a colour says, a sign or a word says too. Good and bad are told apart by hues that
people with any common colour vision can tell apart (after Okabe and Ito).
"""

from textual.theme import Theme

#: Variables of a theme that colour text, and those it may stand on.
INKS = ("foreground", "quiet", "good", "bad", "warn", "accent")
GROUNDS = ("background", "surface", "hilite")


def _theme(name: str, *, dark: bool, **colours: str) -> Theme:
    variables = {name: colours[name] for name in ("quiet", "good", "bad", "warn", "hilite")}
    variables |= {
        "footer-background": colours["surface"],
        "footer-foreground": colours["foreground"],
        "footer-key-foreground": colours["accent"],
        "footer-description-foreground": colours["foreground"],
        "footer-item-background": colours["surface"],
        "block-cursor-background": colours["hilite"],
        "block-cursor-foreground": colours["foreground"],
        "input-cursor-background": colours["foreground"],
        "border": colours["accent"],
        "scrollbar": colours["quiet"],
        "scrollbar-background": colours["background"],
        "scrollbar-corner-color": colours["background"],
    }
    return Theme(
        name=name,
        dark=dark,
        primary=colours["accent"],
        secondary=colours["quiet"],
        accent=colours["accent"],
        warning=colours["warn"],
        error=colours["bad"],
        success=colours["good"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["surface"],
        text_alpha=1.0,
        variables=variables,
    )


DARK = _theme(
    "tabletop-dark",
    dark=True,
    foreground="#dbe2ea",
    quiet="#93a3b5",
    good="#4cc9a0",
    bad="#ff8f66",
    warn="#f0c04a",
    accent="#7cc0f2",
    background="#0e1621",
    surface="#17212e",
    hilite="#22344a",
)
LIGHT = _theme(
    "tabletop-light",
    dark=False,
    foreground="#1b2430",
    quiet="#4d5866",
    good="#00604a",
    bad="#a03000",
    warn="#6b4e00",
    accent="#0a4f8a",
    background="#f7f5f0",
    surface="#ebe8e0",
    hilite="#d5e3f0",
)
CONTRAST = _theme(
    "tabletop-contrast",
    dark=True,
    foreground="#ffffff",
    quiet="#d0d0d0",
    good="#7dffcf",
    bad="#ffb899",
    warn="#ffe066",
    accent="#9fdcff",
    background="#000000",
    surface="#0a0a0a",
    hilite="#14324a",
)
THEMES = (DARK, LIGHT, CONTRAST)
