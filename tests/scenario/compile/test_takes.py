"""How long an order takes may be a number of turns, a duration, or an expression evaluated when it is agreed."""

from tabletop.engine.account import account
from tabletop.engine.game import start
from tabletop.scenario.load import load_text
from tests.engine.playing import SCENARIOS, done

TEXT = (SCENARIOS / "tiny_duel.yaml").read_text(encoding="utf-8")


def test_an_expression_says_how_many_turns_it_takes() -> None:
    for amount, due in (("heat / 10", 2), ("0", 1), ("max(0, heat - 8)", 3), ("1 if heat > 50 else 0", 1)):
        text = TEXT.replace("takes: 1,", f'takes: "{amount}",')
        program = load_text({"scenario.yaml": text}).usable()
        game = done(start(program, 1, ("north",)).order("north", "call")).advance().advance()
        while account(game)["turn"] < due:
            assert account(game)["orders"] == [] or account(game)["orders"][0]["result"] != "done"
            game = game.advance().advance().advance()
        told = account(game)
        assert "call" in [r["id"] for r in told["resolved"]] + [
            o["id"] for o in told["orders"] if o["result"] == "done"
        ]
