/* Bry and Boschan's steps on the series itself, as Harding and Pagan take them, in the order of R's BCDating. Every step is one
 * pass that writes what stays over what it has read. */
#include "transform/turning.h"

static bool is_extreme(const pace__turning *s, int64_t i, int kind)
{
    double x = turning_value(s, i);
    for (int64_t k = 1; k <= s->window; k++) {
        double before = turning_value(s, i - k), after = turning_value(s, i + k);
        if (kind > 0 ? before > x || after > x : before < x || after < x)
            return false;
    }
    return true;
}

/* A value in the middle of equal ones is both, peak first. */
void pace__turning_extremes(const pace__turning *s, pace__turns *t)
{
    t->count = 0;
    for (int64_t i = s->window; i < s->n - s->window; i++) {
        for (int kind = 1; kind >= -1; kind -= 2) {
            if (is_extreme(s, i, kind))
                t->at[t->count++] = (pace_turn){i, kind};
        }
    }
}

/* Of two turns of one kind the later stays: of equal peaks it does, of equal troughs it does not. */
static bool later_stays(const pace__turning *s, pace_turn early, pace_turn late)
{
    double a = turning_value(s, early.at), b = turning_value(s, late.at);
    return early.kind > 0 ? !(a > b) : a > b;
}

void pace__turning_alternate(const pace__turning *s, pace__turns *t)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < t->count; i++) {
        if (!kept || t->at[kept - 1].kind != t->at[i].kind)
            t->at[kept++] = t->at[i];
        else if (later_stays(s, t->at[kept - 1], t->at[i]))
            t->at[kept - 1] = t->at[i];
    }
    t->count = kept;
}

/* A trough above the peak that it follows. */
static void drop_high_troughs(const pace__turning *s, pace__turns *t)
{
    int64_t kept = 0, peak = -1;
    for (int64_t i = 0; i < t->count; i++) {
        pace_turn turn = t->at[i];
        if (turn.kind < 0 && peak >= 0 && turning_value(s, turn.at) > turning_value(s, peak))
            continue;
        peak = turn.kind > 0 ? turn.at : peak;
        t->at[kept++] = turn;
    }
    t->count = kept;
    pace__turning_alternate(s, t);
}

static int64_t count_kind(const pace__turns *t, int kind)
{
    int64_t count = 0;
    for (int64_t i = 0; i < t->count; i++)
        count += t->at[i].kind == kind;
    return count;
}

/* Those without a kind are gone. */
static void close_ranks(pace__turns *t)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < t->count; i++) {
        if (t->at[i].kind)
            t->at[kept++] = t->at[i];
    }
    t->count = kept;
}

/* Turns of one kind, each against the one before that stayed. `left`: of them yet to come. Without `last_cycle` the last one is
 * not measured unless it is the second. */
static void drop_short_cycles(const pace__turning *s, pace__turns *t, int kind)
{
    int64_t last = -1, left = count_kind(t, kind);
    bool first = true;
    for (int64_t i = 0; i < t->count; i++) {
        pace_turn turn = t->at[i];
        if (turn.kind != kind)
            continue;
        bool measured = last >= 0 && (first || left > 1 || s->last_cycle);
        first = first && last < 0;
        left--;
        if (measured && turn.at - t->at[last].at < s->min_cycle) {
            double before = turning_value(s, t->at[last].at), here = turning_value(s, turn.at);
            if (!(kind > 0 ? here > before : here < before)) {
                t->at[i].kind = 0;
                continue;
            }
            t->at[last].kind = 0;
        }
        last = i;
    }
    close_ranks(t);
    pace__turning_alternate(s, t);
}

void pace__turning_cycles(const pace__turning *s, pace__turns *t)
{
    drop_short_cycles(s, t, 1);
    drop_short_cycles(s, t, -1);
}

void pace__turning_phases(const pace__turning *s, pace__turns *t)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < t->count; i++) {
        pace_turn turn = t->at[i];
        if (kept && t->at[kept - 1].kind == turn.kind) {
            if (later_stays(s, t->at[kept - 1], turn))
                t->at[kept - 1] = turn;
        } else if (!kept || turn.at - t->at[kept - 1].at >= s->min_phase) {
            t->at[kept++] = turn;
        }
    }
    t->count = kept;
}

void pace__turning_ends(const pace__turning *s, pace__turns *t)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < t->count; i++) {
        if (t->at[i].at >= s->ends && t->at[i].at < s->n - s->ends)
            t->at[kept++] = t->at[i];
    }
    t->count = kept;
    pace__turning_alternate(s, t);
}

static bool is_beaten(const pace__turning *s, pace_turn turn, int64_t end)
{
    double x = turning_value(s, turn.at), y = turning_value(s, end);
    return turn.kind > 0 ? y > x : y < x;
}

/* A turn that has no other beside it stays. Where a flat end is both, the peak is asked. */
void pace__turning_levels(const pace__turning *s, pace__turns *t)
{
    int64_t from = 0, to = t->count;
    for (bool changed = true; changed && to - from > 1;) {
        changed = false;
        if (is_beaten(s, t->at[from], 0)) {
            from++;
            changed = true;
        }
        bool flat = to - from > 1 && t->at[to - 1].at == t->at[to - 2].at;
        if (is_beaten(s, t->at[flat ? to - 2 : to - 1], s->n - 1)) {
            t->at[to - 2 + !flat] = t->at[to - 1];
            to--;
            changed = true;
        }
    }
    t->count = to - from;
    for (int64_t i = 0; from && i < t->count; i++)
        t->at[i] = t->at[from + i];
}

/* Steps only take turns away, so that it ends. */
void pace__turning_bbq(const pace__turning *s, pace__turns *t)
{
    int64_t before;
    pace__turning_extremes(s, t);
    pace__turning_alternate(s, t);
    drop_high_troughs(s, t);
    do {
        before = t->count;
        pace__turning_cycles(s, t);
        pace__turning_ends(s, t);
        pace__turning_levels(s, t);
        pace__turning_cycles(s, t);
        pace__turning_phases(s, t);
        pace__turning_levels(s, t);
    } while (t->count != before);
}
