/* What holds for every rulebook: units do not matter, a mirror turns nothing over, the path leads where it says, better is never
 * worse, and bounds hold whatever lies inside them. */
#include "unit/assess/gap_made.h"

enum { ROUNDS = 600, YEARS = 16 };

static uint64_t state = 88172645463325252u;

static double uniform(double low, double high)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return low + (high - low) * (double)(state >> 11) / 9007199254740992.0;
}

static int pick(int n)
{
    return (int)uniform(0, n) % n;
}

static pace_rulebook *books[32];
static int book_count;

static void open_books(void)
{
    int64_t n;
    const char *const *ids = pace_rulebook_shipped_ids(&n);
    for (int64_t i = 0; i < n && i < 32; i++)
        ENSURE(!pace_rulebook_shipped(&books[book_count++], ids[i], NULL));
    ENSURE(book_count >= 15);
}

typedef struct made {
    double values[YEARS];
    int years; /* observed, from 2012 on */
    pace_series series;
    pace_target target;
    pace_assess_opts opts;
} made;

static void point_at(made *m)
{
    m->series = pace_series_of(m->values, m->years, pace_year(2012));
}

static void make(made *m)
{
    double level = uniform(10, 5000), rate = uniform(-0.08, 0.08);
    m->years = 7 + pick(6);
    for (int i = 0; i < YEARS; i++)
        m->values[i] = level * pow(1 + rate, i) * exp(uniform(-0.02, 0.02));
    m->target = pace_target_of(pace_year(2015), (double)NAN, pace_year(2030), level * uniform(0.4, 2.2));
    m->target.better = pick(2) ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD;
    m->target.path = PACE_PATH_LINEAR;
    m->opts = (pace_assess_opts)PACE_ASSESS_OPTS_INIT;
    m->opts.spread = level / 10;
    point_at(m);
}

static pace_assessment assess(const pace_rulebook *book, const made *m)
{
    pace_assessment a = {0};
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_assess(&a, book, m->series, &m->target, &m->opts, &err));
    ENSURE_TEXT(err.text, "");
    return a;
}

/* A value near an edge may fall on either side when everything is computed anew. */
static bool near_an_edge(const pace_assessment *a)
{
    static const double edges[] = {0, 0.1, 0.5, 0.6, 0.95, 1, 10, 100};
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (fabs(a->value - edges[i]) < 1e-9)
            return true;
    return false;
}

static void test_scale(void)
{
    int judged = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m, n;
        double factor = exp(uniform(-9, 9));
        make(&m);
        n = m;
        for (int i = 0; i < YEARS; i++)
            n.values[i] *= factor;
        n.target.value *= factor;
        n.opts.spread *= factor;
        point_at(&m);
        point_at(&n);
        for (int i = 0; i < book_count; i++) {
            pace_assessment a = assess(books[i], &m), b = assess(books[i], &n);
            ENSURE(a.refusal == b.refusal);
            ENSURE(a.class_index == b.class_index || near_an_edge(&a));
            ENSURE(isnan(a.value) == isnan(b.value) && !(fabs(a.value - b.value) > 1e-7 * (1 + fabs(a.value))));
            judged += a.class_index >= 0;
        }
    }
    ENSURE(judged > ROUNDS * 8);
    printf("scale: %d classes compared\n", judged);
}

/* Values, target and direction with the other sign. Rules on compound rates refuse negative values unless they turn the sign. */
static void test_mirror(void)
{
    int judged = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m, n;
        make(&m);
        n = m;
        for (int i = 0; i < YEARS; i++)
            n.values[i] = -m.values[i];
        n.target.value = -m.target.value;
        n.target.better = m.target.better == PACE_UP_IS_GOOD ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
        point_at(&m);
        point_at(&n);
        for (int i = 0; i < book_count; i++) {
            pace_assessment a = assess(books[i], &m), b = assess(books[i], &n);
            if (b.refusal == PACE_REFUSED_NOT_POSITIVE)
                continue;
            ENSURE(a.refusal == b.refusal && a.class_index == b.class_index);
            ENSURE(!(fabs(a.value - b.value) > 1e-9 * (1 + fabs(a.value))));
            judged += a.class_index >= 0;
        }
    }
    ENSURE(judged > ROUNDS * 4);
    printf("mirror: %d classes compared\n", judged);
}

static bool is_linear(const pace_rulebook *book)
{
    pace_family family = pace_rulebook_family(book);
    return family == PACE_FAMILY_ANTICIPATED || family == PACE_FAMILY_NORMALISED || family == PACE_FAMILY_COMPLETION;
}

static bool is_compound(const pace_rulebook *book)
{
    pace_family family = pace_rulebook_family(book);
    return family == PACE_FAMILY_RATE_RATIO || family == PACE_FAMILY_LOG_RATE || family == PACE_FAMILY_EXTRAPOLATED;
}

/* On the path in every year: on track in every year, also where being on it is an edge. */
static void test_path(void)
{
    int judged = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m;
        double base = uniform(10, 5000), goal = base * uniform(0.3, 3);
        make(&m);
        m.target.value = goal;
        m.target.better = goal > base ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD;
        for (int i = 0; i < book_count; i++) {
            bool windowed = strstr(pace_rulebook_id(books[i]), "-short") || strstr(pace_rulebook_id(books[i]), "-long");
            if (windowed || !(is_linear(books[i]) || is_compound(books[i])))
                continue;
            for (int k = 0; k < YEARS; k++) {
                double f = (k - 3) / 15.0;
                m.values[k] = is_linear(books[i]) ? base + (goal - base) * f : base * pow(goal / base, f);
            }
            for (m.years = 5; m.years <= YEARS; m.years++) {
                pace_assessment a;
                point_at(&m);
                a = assess(books[i], &m);
                ENSURE(a.says == PACE_SAYS_ON_TRACK);
                ENSURE(fabs(a.faster - 1) < 1e-9 || isnan(a.faster));
                ENSURE(isnan(a.expected) || fabs(a.expected - goal) < 1e-9 * goal);
                ENSURE(isnan(a.crossing) || fabs(a.crossing - a.left) < 1e-6);
                judged++;
            }
        }
    }
    printf("path: %d points added\n", judged);
}

/* A constant rate keeps its class when it goes on (until the target is met). */
static void test_going_on(void)
{
    for (int round = 0; round < ROUNDS; round++) {
        made m;
        double rate = uniform(-0.06, 0.06);
        make(&m);
        for (int k = 1; k < YEARS; k++)
            m.values[k] = m.values[0] * pow(1 + rate, k);
        for (int i = 0; i < book_count; i++) {
            pace_assessment first;
            if (!is_compound(books[i]) || strstr(pace_rulebook_id(books[i]), "-short") || strstr(pace_rulebook_id(books[i]), "-long"))
                continue;
            m.years = 6;
            point_at(&m);
            first = assess(books[i], &m);
            for (; m.years <= YEARS; m.years++) {
                pace_assessment a;
                point_at(&m);
                a = assess(books[i], &m);
                ENSURE(a.met || first.met || a.class_index == first.class_index || near_an_edge(&a));
            }
        }
    }
}

static int64_t order_of(const pace_assessment *a, int index)
{
    int64_t count;
    const pace_rule_class *classes = pace_rulebook_classes(a->rulebook, &count);
    return classes[index].order;
}

/* A better latest value is never worse, and the class of any figure within printed bounds is in the set. */
static void test_better_and_bounds(void)
{
    int open = 0;
    for (int round = 0; round < ROUNDS; round++) {
        made m, n, other;
        uint8_t qualifiers[YEARS] = {0};
        int8_t decimals[YEARS] = {0};
        double up;
        make(&m);
        for (int k = 0; k < YEARS; k++)
            m.values[k] = round < ROUNDS / 2 ? m.values[k] : floor(m.values[k] / 10) + 1;
        point_at(&m);
        up = m.target.better == PACE_UP_IS_GOOD ? 1 : -1;
        n = m;
        n.values[n.years - 1] *= 1 + up * uniform(0, 0.1);
        point_at(&n);
        for (int i = 0; i < book_count; i++) {
            pace_assessment a = assess(books[i], &m), b = assess(books[i], &n), inside;
            if (a.class_index >= 0 && b.class_index >= 0 && pace_rulebook_family(books[i]) != PACE_FAMILY_SPREAD)
                ENSURE(order_of(&b, b.class_index) >= order_of(&a, a.class_index));
            if (pace_rulebook_family(books[i]) == PACE_FAMILY_COMPLETION)
                continue;
            qualifiers[m.years - 1] = PACE_ABOUT;
            m.series.qualifier = qualifiers;
            m.series.decimals = decimals;
            a = assess(books[i], &m);
            m.series.qualifier = NULL;
            other = m;
            other.values[m.years - 1] += uniform(-0.5, 0.5);
            point_at(&other);
            inside = assess(books[i], &other);
            if (inside.class_index >= 0 && a.classes && pace_rulebook_family(books[i]) != PACE_FAMILY_ANTICIPATED &&
                pace_rulebook_family(books[i]) != PACE_FAMILY_LOG_RATE && pace_rulebook_family(books[i]) != PACE_FAMILY_SPREAD)
                ENSURE(a.classes >> inside.class_index & 1u);
            open += (a.flags & PACE_FLAG_OPEN) != 0;
            ENSURE(!(a.flags & PACE_FLAG_OPEN) || (a.class_index < 0 && isnan(a.score)));
        }
    }
    ENSURE(open > 20);
    printf("bounds: %d open classes\n", open);
}

int main(void)
{
    open_books();
    test_scale();
    test_mirror();
    test_path();
    test_going_on();
    test_better_and_bounds();
    for (int i = 0; i < book_count; i++)
        pace_rulebook_free(books[i]);
    return TEST_RESULT;
}
