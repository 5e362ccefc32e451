"""Playouts a second of other engines' connect_four, on one core; run by playouts.py in an environment of their own.

Prints one JSON object: playouts a second, or why there is no figure. Imports nothing of ours.
"""

import json
import os
import sys
import time
from collections.abc import Callable

ROUNDS = 5


def main(core: int) -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})  # before the libraries count cores
    found: dict[str, float | str] = {}
    for name, measure in (("OpenSpiel", open_spiel), ("pgx", pgx)):
        try:
            found[name] = measure()
        except Exception as error:  # a peer that cannot run here is told, never guessed
            found[name] = f"not measured: {type(error).__name__}: {error}".splitlines()[0]
    print(json.dumps(found))


def open_spiel() -> float:
    """Uniform random games from the start, played wholly in C++: a tree search of one look, judged by many games."""
    import pyspiel

    game, games = pyspiel.load_game("connect_four"), 20_000
    state = game.new_initial_state()
    evaluator = pyspiel.RandomRolloutEvaluator(games, 1)
    bot = pyspiel.MCTSBot(game, evaluator, 2.0, 1, 100, False, 1, False)
    return best(lambda: bot.step(state), games)


def pgx() -> float:
    """Uniform random games of a batch, all played to the end by one compiled function on the CPU."""
    import jax
    import jax.numpy as jnp
    import pgx as library

    env, games = library.make("connect_four"), 10_000
    first, step = jax.vmap(env.init), jax.vmap(env.step)

    @jax.jit
    def play(key: jax.Array) -> jax.Array:
        key, own = jax.random.split(key)
        begun = first(jax.random.split(own, games))

        def move(at: tuple) -> tuple:
            state, key = at
            key, own = jax.random.split(key)
            logits = jnp.log(state.legal_action_mask.astype(jnp.float32))
            return step(state, jax.random.categorical(own, logits, axis=-1)), key

        ended, _ = jax.lax.while_loop(
            lambda at: ~(at[0].terminated | at[0].truncated).all(), move, (begun, key)
        )
        return ended.rewards

    play(jax.random.PRNGKey(0)).block_until_ready()
    return best(lambda: play(jax.random.PRNGKey(1)).block_until_ready(), games)


def best(run: Callable[[], object], games: int) -> float:
    """Games a second of this process in the fastest of several rounds."""
    run()
    least = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        run()
        least = min(least, time.process_time() - begun)
    return games / least


if __name__ == "__main__":
    main(int(sys.argv[1]))
