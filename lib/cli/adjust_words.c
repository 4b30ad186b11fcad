/* pace adjust: what there is to say about an adjustment. */
#include <math.h>
#include <stdio.h>
#include "cli/adjust.h"

/* --- calendar ------------------------------------------------------------------------------------------------------ */

/* A coefficient as what it does: percent where effects are factors. */
static double change_of(const pace_calendar_coefficient *c, bool factors)
{
    return factors ? 100 * expm1(c->value) : c->value;
}

void adjust_say_calendar(const char *key, const pace_calendar_fit *fit, pace_season_mode mode)
{
    char line[1024] = "";
    size_t used = 0;
    bool factors = mode != PACE_SEASON_ADDITIVE;
    for (int i = 0; i < fit->count && used < sizeof line - 100; i++) {
        const pace_calendar_coefficient *c = &fit->coefficient[i];
        used += (size_t)snprintf(line + used, sizeof line - used, "%s%s %+.3g%s (t %.1f)", i ? ", " : "", pace_calendar_coefficient_text(c),
                                 change_of(c, factors), factors ? " %" : "", c->t);
    }
    cli_say("%s: calendar: %s; all together chi-squared %.1f with %d, p %.2g", key, line, fit->all.chi, fit->all.df, fit->all.p);
}

/* --- X-11 ---------------------------------------------------------------------------------------------------------- */

void adjust_say_choice(const char *key, const pace_x11_facts *facts)
{
    cli_say("%s: trend by %d terms (I/C %.2f), seasonal filter %s (MSR %.2f)", key, facts->henderson, facts->ic_ratio,
            pace_x11_filter_name(facts->filter), facts->msr);
}

void adjust_say_quality(const char *key, pace_view in, const pace_x11_opts *opts)
{
    pace_x11_quality q;
    pace_error err = PACE_ERROR_INIT;
    char line[256] = "";
    size_t used = 0;
    if (pace_x11_judge(&q, in, opts, &err)) {
        cli_say("%s: %s", key, err.text);
        return;
    }
    for (int k = 0; k < q.count; k++)
        used += (size_t)snprintf(line + used, sizeof line - used, "%sM%d %.3f", k ? ", " : "", k + 1, q.m[k]);
    cli_say("%s: Q %.2f, without M2 %.2f (good below 1); %s", key, q.q, q.q_without_m2, line);
    cli_say("%s: identifiable seasonality %s: stable F %.3f (p %.2g), by ranks %.3f (p %.2g), moving F %.3f (p %.2g); left over F %.3f "
            "(p %.2g), in the last three years %.3f (p %.2g)", key, pace_x11_identifiable_text(q.identifiable), q.stable.f, q.stable.p,
            q.kruskal.f, q.kruskal.p, q.moving.f, q.moving.p, q.residual.f, q.residual.p, q.residual_late.f, q.residual_late.p);
}
