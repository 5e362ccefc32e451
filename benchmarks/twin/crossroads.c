/* The scenario crossroads.yaml written out in C, as fast as is easily done: what the engine's speed is measured against.
   Same dice and same order of sums, so that every seed must end the same way. Knows no other scenario. */
#include <stdint.h>
#include <string.h>

enum { VARIABLES = 48, TURNS = 8, RESPONSES = 12, INJECTS = 10, RING = 3 * TURNS };

static const double start[VARIABLES] = {
    55, 55, 28, 55, 65, 54, 39, 70, 80, 52, 32, 65,
    68, 47, 30, 29, 71, 75, 62, 26, 51, 61, 34, 33,
    68, 52, 55, 74, 52, 29, 50, 33, 21, 24, 47, 24,
    28, 51, 63, 30, 80, 28, 23, 64, 55, 38, 79, 41,
};
static uint64_t policy_key, response_key[RESPONSES], inject_key[INJECTS];

static uint64_t named(const char *name) {
    uint64_t h = 0xCBF29CE484222325u;
    for (; *name; name++) h = (h ^ (uint64_t)(unsigned char)*name) * 0x100000001B3u;
    return h;
}

static inline uint64_t mix(uint64_t seed, int turn, uint64_t key) {
    uint64_t z = seed + key + (uint64_t)turn * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline double share(uint64_t bits) { return (double)(bits >> 11) * (1.0 / 9007199254740992.0); }

static inline double draw(uint64_t seed, int turn, uint64_t key) { return share(mix(seed, turn, key)); }

static inline double clip(double x, double low, double high) {
    if (x < low) x = low;
    return x > high ? high : x;
}

#define add(i, amount) v[i] = clip(v[i] + (amount), 0.0, 100.0)

static inline void happen(double *restrict v, int inject) {
    switch (inject) {
    case 0:
        add(0, 8.0);
        add(35, 9.0);
        add(40, 0.15 * v[25] - 5.0);
        break;
    case 1:
        add(1, 8.0);
        add(37, 7.0);
        add(21, 0.2 * v[15] - 4.0);
        break;
    case 2:
        add(2, 6.0);
        add(27, -4.0);
        add(24, 0.15 * v[18] - 5.0);
        break;
    case 3:
        add(3, 6.0);
        add(5, -5.0);
        add(23, -3.0);
        break;
    case 4:
        add(5, 6.0);
        add(20, -5.0);
        add(33, -6.0);
        break;
    case 5:
        add(6, 6.0);
        add(15, 5.0);
        add(8, -7.0);
        break;
    case 6:
        add(47, 9.0);
        add(36, 4.0);
        add(25, 0.1 * v[15] - 8.0);
        break;
    case 7:
        add(23, 4.0);
        add(18, 0.2 * v[23] - 5.0);
        add(1, 4.0);
        break;
    case 8:
        add(14, -4.0);
        add(27, 0.1 * v[44] - 7.0);
        add(45, 9.0);
        break;
    case 9:
        add(30, 0.1 * v[31] - 8.0);
        add(33, -3.0);
        add(18, 0.1 * v[29] - 2.0);
        break;
    }
}

static inline double chance_of(const double *restrict v, int response) {
    switch (response) {
    case 0: return 38.0 + 0.4 * v[44];
    case 1: return 40.0 + 0.4 * v[23];
    case 2: return 31.0 + 0.3 * v[40];
    case 3: return 30.0 + 0.3 * v[25];
    case 4: return 34.0 + 0.5 * v[7];
    case 5: return 26.0 + 0.5 * v[10];
    case 6: return 37.0 + 0.4 * v[35];
    case 7: return 34.0 + 0.3 * v[36];
    case 8: return 29.0 + 0.5 * v[21];
    case 9: return 24.0 + 0.4 * v[29];
    case 10: return 36.0 + 0.5 * v[17];
    case 11: return 31.0 + 0.3 * v[15];
    }
    return 0.0;
}

static inline void succeed(double *restrict v, int response) {
    switch (response) {
    case 0:
        add(0, 11.0);
        add(8, -3.0);
        add(22, 6.0);
        add(41, 4.0);
        add(27, 0.1 * v[7] - 3.0);
        add(11, 0.15 * v[31] - 8.0);
        break;
    case 1:
        add(1, 11.0);
        add(27, 0.1 * v[14] - 3.0);
        add(38, -4.0);
        add(16, 0.2 * v[42] - 6.0);
        add(9, 3.0);
        add(23, 7.0);
        break;
    case 2:
        add(2, -7.0);
        add(38, -7.0);
        add(28, 0.1 * v[44] - 8.0);
        add(32, -9.0);
        add(45, 5.0);
        add(6, -4.0);
        break;
    case 3:
        add(41, 0.1 * v[6] - 3.0);
        add(3, -5.0);
        add(4, 0.2 * v[37] - 8.0);
        add(12, 6.0);
        add(8, -7.0);
        add(13, 5.0);
        break;
    case 4:
        add(5, -7.0);
        add(21, 4.0);
        add(29, 6.0);
        add(25, -5.0);
        add(42, 3.0);
        add(19, 0.2 * v[22] - 2.0);
        break;
    case 5:
        add(6, -7.0);
        add(3, -9.0);
        add(28, -6.0);
        add(9, -7.0);
        add(39, 4.0);
        add(31, 0.05 * v[10] - 2.0);
        break;
    case 6:
        add(0, 11.0);
        add(15, 0.15 * v[23] - 8.0);
        add(45, 0.1 * v[39] - 8.0);
        add(21, -7.0);
        add(26, 0.1 * v[39] - 8.0);
        add(25, 0.15 * v[44] - 5.0);
        break;
    case 7:
        add(1, 11.0);
        add(7, 3.0);
        add(19, 9.0);
        add(38, 0.1 * v[44] - 8.0);
        add(17, 3.0);
        add(3, 0.05 * v[5] - 6.0);
        break;
    case 8:
        add(2, -7.0);
        add(20, -9.0);
        add(21, -3.0);
        add(30, 6.0);
        add(4, 0.15 * v[40] - 7.0);
        add(27, -3.0);
        break;
    case 9:
        add(3, -7.0);
        add(13, 9.0);
        add(1, -3.0);
        add(24, 0.1 * v[10] - 8.0);
        add(18, 6.0);
        add(26, -3.0);
        break;
    case 10:
        add(5, -7.0);
        add(20, 9.0);
        add(31, 0.05 * v[30] - 2.0);
        add(26, 9.0);
        add(39, 0.05 * v[36] - 7.0);
        add(29, 6.0);
        break;
    case 11:
        add(28, 0.15 * v[5] - 5.0);
        add(0, 0.05 * v[14] - 3.0);
        add(1, -4.0);
        add(39, 0.2 * v[42] - 3.0);
        add(6, 0.1 * v[8] - 2.0);
        add(7, -5.0);
        break;
    }
}

static inline void fail(double *restrict v, int response) {
    switch (response) {
    case 0:
        add(27, -9.0);
        break;
    case 1:
        add(45, 0.15 * v[29] - 2.0);
        break;
    case 2:
        add(39, -3.0);
        break;
    case 3:
        add(0, 0.1 * v[41] - 8.0);
        break;
    case 4:
        add(22, 6.0);
        break;
    case 5:
        add(43, 7.0);
        break;
    case 6:
        add(4, -4.0);
        break;
    case 7:
        add(41, 9.0);
        break;
    case 8:
        add(23, -9.0);
        break;
    case 9:
        add(6, 0.05 * v[32] - 5.0);
        break;
    case 10:
        add(5, 0.05 * v[31] - 8.0);
        break;
    case 11:
        add(26, 0.05 * v[13] - 5.0);
        break;
    }
}

static inline int can_order(const double *restrict v, int response) {
    switch (response) {
    case 0: return v[21] > 53.0 && v[6] < 43.0;
    case 1: return v[27] > 70.0 && v[26] > 41.0;
    case 2: return v[6] < 43.0 && v[1] > 31.0;
    case 3: return v[42] < 30.0 && v[27] > 63.0;
    case 4: return v[8] < 90.0 && v[5] > 42.0;
    case 5: return v[13] < 53.0 && v[42] > 11.0;
    case 6: return v[14] < 39.0 && v[26] > 42.0;
    case 7: return v[30] > 38.0 && v[27] > 66.0;
    case 8: return v[26] < 63.0 && v[32] < 27.0;
    case 9: return v[27] > 64.0 && v[37] < 62.0;
    case 10: return v[4] > 53.0 && v[2] < 39.0;
    case 11: return v[15] < 36.0 && v[17] > 63.0;
    }
    return 0;
}

static int playout(uint64_t seed) {
    static const int takes[RESPONSES] = {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    static const double inject_chance[INJECTS] = {34, 25, 53, 41, 29, 62, 68, 48, 39, 52};
    double v[VARIABLES];
    int ordered[RING], due[RING], orders = 0, first = 0;
    unsigned fired = 0;
    memcpy(v, start, sizeof v);
    for (int turn = 1; turn <= TURNS; turn++) {
#define inject(i, when) \
    if (!(fired >> i & 1) && (when) && 100.0 * draw(seed, turn, inject_key[i]) < inject_chance[i]) \
        fired |= 1u << i, happen(v, i)
        inject(0, v[12] < 78.0 && v[7] > 56.0);
        inject(1, v[39] < 35.0 && v[45] > 23.0);
        inject(2, v[22] > 19.0 && v[0] > 49.0);
        inject(3, v[41] > 14.0 && v[42] < 34.0);
        inject(4, v[33] > 12.0 && v[24] > 54.0);
        inject(5, v[9] > 47.0 && v[6] < 49.0);
        inject(6, v[15] > 15.0 && v[2] > 13.0);
        inject(7, v[9] > 44.0 && v[41] > 18.0);
        inject(8, v[32] > 10.0 && v[10] > 21.0);
        inject(9, v[13] < 57.0 && v[15] > 21.0);

        int menu[RESPONSES], left = RESPONSES;
        for (int i = 0; i < RESPONSES; i++) menu[i] = i;
        for (uint64_t bits = mix(seed, turn, policy_key);; bits = mix(bits, 0, policy_key)) {
            int i = (int)(share(bits) * (double)(left + 1)) - 1;
            if (i < 0) break;
            int response = menu[i];
            menu[i] = menu[--left];
            if (can_order(v, response)) {
                ordered[orders] = response;
                due[orders++] = turn + takes[response];
                break;
            }
        }

        int now[RING], good[RING], count = 0;
        while (first < orders && due[first] < turn) first++;
        for (int k = first; k < orders; k++) {
            if (due[k] != turn) continue;
            int response = ordered[k];
            double chance = chance_of(v, response), roll = 100.0 * draw(seed, turn, response_key[response]);
            now[count] = response;
            good[count++] = clip(chance, 2.0, 98.0) > roll;
        }
        for (int k = 0; k < count; k++) {
            if (good[k]) succeed(v, now[k]);
            else fail(v, now[k]);
        }
        if (v[0] > 86.0 || v[1] > 86.0) break;
    }
    if (v[0] > 86.0 || v[1] > 86.0) return 0;
    if (v[2] < 28.0 && v[3] > 49.0 && v[4] < 70.0) return 1;
    if (v[5] < 57.0) return 2;
    if (v[6] > 20.0) return 3;
    return -1;
}

/* Play seeds first .. first + games - 1; endings by number, -1 when time runs out. */
void play_many(uint64_t first, long games, int8_t *endings) {
    static char name[32];
    policy_key = named("policy:one:1");
    for (int k = 0; k < RESPONSES; k++) {
        memcpy(name, "response:one:r00", 17);
        name[14] = (char)('0' + (k + 1) / 10), name[15] = (char)('0' + (k + 1) % 10);
        response_key[k] = named(name);
    }
    for (int k = 0; k < INJECTS; k++) {
        memcpy(name, "inject:i00", 11);
        name[8] = (char)('0' + (k + 1) / 10), name[9] = (char)('0' + (k + 1) % 10);
        inject_key[k] = named(name);
    }
    for (long g = 0; g < games; g++) endings[g] = (int8_t)playout(first + (uint64_t)g);
}
