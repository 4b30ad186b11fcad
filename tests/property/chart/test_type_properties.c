/* Charts of every type made at random, of every size, with names and figures that nobody would give: no two texts overlap,
 * nothing leaves the canvas, the title stays, axes are true to their numbers, warnings can be read. */
#include "unit/chart/types_kit.h"

enum { CHARTS = 500, SVG_EVERY = 10, TABLE_EVERY = 5 }; /* of each type */

typedef struct counts {
    long charts, refused, texts, ticks, bars, warnings;
    long labels[2], crossed[2]; /* on small canvases, and from 600 by 400 on */
} counts;

static scene_font *fonts[2];

/* --- words that can be read ----------------------------------------------------------------------------------------- */

/* UTF-8 in one line, without what a terminal would obey. */
static bool is_line(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        const size_t from = at;
        const int32_t c = pace_text_next(text, length, &at);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || at == from)
            return false;
    }
    return true;
}

static void check_message(const char *what, const char *text, size_t most)
{
    const size_t n = strlen(text);
    if (n >= 12 && n <= most && is_line(text, n))
        return;
    fprintf(stderr, "%s of %zu bytes cannot be read: \"%s\"\n", what, n, text);
    test_failures++;
}

static long check_warnings(const pace_chart *chart)
{
    static char line[65536];
    long lines = 0;
    for (const char *at = pace_chart_warnings(chart); *at; lines++) {
        const size_t n = strcspn(at, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, at);
        check_message("a warning", line, 1200);
        at += n + (at[n] == '\n' && at[n + 1]);
    }
    return lines;
}

/* --- where things stand --------------------------------------------------------------------------------------------- */

/* The title's first words are in the picture, however it was cut. */
static bool keeps_title(const picture *p)
{
    return find_text(p, "Foun") != NULL;
}

/* The number that a label of an axis is, with 万 and 亿; NaN where it is none. */
static double number_of(const char *text)
{
    char plain[64];
    size_t n = 0;
    double scale = 1;
    for (; *text && n + 1 < sizeof plain; text++) {
        if (strncmp(text, "\xE2\x88\x92", 3) == 0) {
            plain[n++] = '-';
            text += 2;
        } else if (strncmp(text, "万", 3) == 0 || strncmp(text, "亿", 3) == 0) {
            scale *= strncmp(text, "万", 3) == 0 ? 1e4 : 1e8;
            text += 2;
        } else if (*text != ',' && !(*text == '%' && !text[1])) {
            plain[n++] = *text;
        }
    }
    plain[n] = '\0';
    char *end = plain;
    const double value = strtod(plain, &end);
    return n && *end == '\0' ? value * scale : (double)NAN;
}

typedef struct tick {
    double value, at, other;
    double reach; /* half the width of a label that may be moved */
} tick;

/* Three in a row: as far apart as their numbers say, on a linear scale or a logarithmic one. The first and the last label of
 * an axis may have been moved to stay on the canvas, but not off their place. */
static bool is_true(const tick t[3])
{
    const double linear = (t[1].value / 4 - t[0].value / 4) / (t[2].value / 4 - t[0].value / 4);
    const double log = t[0].value > 0 ? log10(t[1].value / t[0].value) / log10(t[2].value / t[0].value) : (double)NAN;
    bool good = false;
    for (int k = 0; k < 2; k++) {
        const double share = k ? log : linear, off = t[1].at - t[0].at - share * (t[2].at - t[0].at);
        good = good || fabs(off) < 0.01 * (t[2].at - t[0].at) || fabs(off) / share < t[2].reach || fabs(off) / (1 - share) < t[0].reach;
    }
    return good && t[0].value < t[1].value && t[1].value < t[2].value;
}

/* Labels of number axes: grey, right of a vertical one or below a level one. Consecutive ones of one axis stand in line. */
static long check_axes(picture *p, const theme *t, bool level)
{
    tick last[3] = {{0, 0, 0, 0}};
    int held = 0;
    long checked = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        if (it->kind != SCENE_TEXT)
            continue;
        const double at = level ? it->x : -it->y, other = level ? it->y : it->x, value = number_of(it->text);
        const bool is_tick = it->fill == t->muted && it->anchor == (level ? SCENE_MIDDLE : SCENE_FINISH) && !isnan(value);
        if (!is_tick || (held && (fabs(other - last[held - 1].other) > 0.01 || at <= last[held - 1].at)))
            held = 0;
        if (!is_tick)
            continue;
        if (held == 3) {
            last[0] = last[1];
            last[1] = last[2];
            held = 2;
        }
        last[held++] = (tick){value, at, other, level ? text_box(p, it).w / 2 : 0};
        if (held == 3) {
            if (!is_true(last)) {
                fprintf(stderr, "%g, %g, %g stand at %g, %g, %g\n", last[0].value, last[1].value, last[2].value, last[0].at, last[1].at, last[2].at);
                test_failures++;
            }
            checked++;
        }
    }
    return checked;
}

/* Bars to both sides have one edge in common, zero: in each column of rows, from the top on. */
static long check_gaps(const picture *p, const theme *t)
{
    double edges[2] = {0, 0}, before = (double)INFINITY;
    long bars = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        if (it->kind != SCENE_RECT || it->h < 2 || (it->fill != t->statuses[0].mark && it->fill != t->statuses[4].mark && it->fill != t->statuses[5].mark))
            continue;
        for (int k = 0; k < 2; k++) {
            if (it->y <= before)
                edges[k] = it->x + k * it->w;
            else if (fabs(it->x - edges[k]) > 0.6 && fabs(it->x + it->w - edges[k]) > 0.6)
                edges[k] = (double)NAN;
        }
        ENSURE(!isnan(edges[0]) || !isnan(edges[1]));
        before = it->y;
        bars++;
    }
    return bars;
}

/* Texts with a halo stand among marks: how many have a line of data through their letters. */
static void count_labels(picture *p, const theme *t, counts *c)
{
    const bool roomy = p->s.width >= 600 && p->s.height >= 400;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        if (it->kind != SCENE_TEXT || !it->halo)
            continue;
        int through = lines_through(p, it, t->rest) + lines_through(p, it, t->target) + lines_through(p, it, t->text);
        for (int k = 0; k < THEME_SERIES; k++)
            through += t->series[k] == t->target ? 0 : lines_through(p, it, t->series[k]);
        c->labels[roomy]++;
        c->crossed[roomy] += through > 0;
    }
}

/* --- one chart ------------------------------------------------------------------------------------------------------ */

static double random_side(dice *d)
{
    return floor(150 * pow(4000 / 150.0, dice_share(d)));
}

static pace_chart *random_chart(const chart_sample *sample, dice *d)
{
    char text[DICE_TEXT], title[DICE_TEXT + 16];
    const bool usual = dice_chance(d, 0.3);
    const double width = usual ? 600 * dice_int(d, 1, 2) : random_side(d), height = usual ? width * 2 / 3 : random_side(d);
    pace_chart *chart = pace_chart_new(width, height);
    pace_chart_lang(chart, dice_chance(d, 0.5) ? "zh" : "en");
    pace_chart_theme(chart, (pace_theme)dice_int(d, 0, 1));
    dice_text(d, text);
    snprintf(title, sizeof title, "Found %s", text);
    pace_chart_title(chart, title);
    dice_text(d, text);
    pace_chart_subtitle(chart, text);
    dice_text(d, text);
    pace_chart_source(chart, text);
    dice_text(d, text);
    pace_chart_note(chart, text);
    dice_text(d, text);
    pace_chart_id(chart, text);
    sample->random(chart, d);
    return chart;
}

static void check_table(const pace_chart *chart)
{
    pace_buffer csv = PACE_BUFFER_INIT, html = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&csv, chart, "csv", NULL) == PACE_OK && is_rectangular(csv.text));
    ENSURE(pace_chart_table(&html, chart, "html", NULL) == PACE_OK && !table_fault(html.text));
    if (table_fault(html.text))
        fprintf(stderr, "%s in %s\n", table_fault(html.text), html.text);
    if (!is_rectangular(csv.text))
        fprintf(stderr, "%s\n", csv.text);
    pace_buffer_clear(&csv);
    pace_buffer_clear(&html);
}

static void check_svg(picture *p)
{
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(scene_emit_svg(&out, &p->s, NULL) == PACE_OK);
    ENSURE(!kit_xml_fault(out.text));
    pace_buffer_clear(&out);
}

static void check_picture(pace_chart *chart, picture *p, int round, counts *c)
{
    const theme *t = theme_of(chart->theme);
    const char *alt = pace_chart_alt(chart);
    ENSURE(text_collisions(p) == 0);
    ENSURE(runaways(p) == 0);
    ENSURE(keeps_title(p));
    ENSURE(p->s.depth == 0);
    ENSURE(*alt && is_line(alt, strlen(alt)));
    c->ticks += check_axes(p, t, false);
    if (strcmp(chart->type->name, "a scatter") == 0 || strcmp(chart->type->name, "bars") == 0)
        c->ticks += check_axes(p, t, true); /* the others have time there */
    if (strcmp(chart->type->name, "bars of gaps") == 0)
        c->bars += check_gaps(p, t);
    c->texts += count_kind(p, SCENE_TEXT);
    c->warnings += check_warnings(chart);
    count_labels(p, t, c);
    if (round % TABLE_EVERY == 0)
        check_table(chart);
    if (round % SVG_EVERY == 0)
        check_svg(p);
}

static void try_chart(const chart_sample *sample, int round, counts *c)
{
    dice d = {(uint64_t)(sample - chart_samples) * 1000003 + (uint64_t)round * 7919 + 1, false};
    const int before = test_failures;
    pace_chart *chart = random_chart(sample, &d);
    picture p = {.err = chart->error, .status = chart->error.code, .font = fonts[chart->zh]};
    scene_init(&p.s, chart->width, chart->height, theme_of(chart->theme)->background, NULL);
    pace__arena_init(&p.scratch, NULL);
    if (!p.status)
        p.status = chart_scene(chart, &p.s, p.font, &p.scratch, &p.err);
    c->charts++;
    if (p.status) {
        c->refused++;
        check_message("an error", p.err.text, 600);
        ENSURE(p.status == PACE_ERR_DATA || p.status == PACE_ERR_RANGE);
        ENSURE(strchr(p.err.text, ';') != NULL || d.infinite);
    } else {
        check_picture(chart, &p, round, c);
    }
    if (test_failures > before)
        fprintf(stderr, "  %s, round %d: %g by %g, %s: %s%s\n", sample->id, round, chart->width, chart->height, chart->zh ? "zh" : "en",
                p.err.text, pace_chart_warnings(chart));
    scene_clear(&p.s);
    pace__arena_clear(&p.scratch);
    pace_chart_free(chart);
}

enum { FEW = 200 };

/* usage: with a type and a round, that chart alone */
int main(int argc, char **argv)
{
    long charts = 0;
    for (int zh = 0; zh < 2; zh++)
        if (scene_font_new(&fonts[zh], zh ? "zh-CN" : "en", NULL, NULL) != PACE_OK)
            return TEST_SKIP;
    for (int i = 0; i < CHART_SAMPLES; i++) {
        counts c = {.charts = 0};
        const bool one = argc == 3 && strcmp(argv[1], chart_samples[i].id) == 0;
        if (!chart_samples[i].random || (argc == 3 && !one))
            continue;
        const int before = test_failures, first = one ? atoi(argv[2]) : 0, end = one ? first + 1 : CHARTS;
        for (int round = first; round < end && test_failures - before < 10; round += TEST_STRIDE(12))
            try_chart(&chart_samples[i], round, &c);
        printf("%-14s %4ld charts, %3ld refused, %6ld texts, %5ld ticks, %5ld bars, %4ld warnings; on a line %ld of %ld labels, small %ld of %ld\n",
               chart_samples[i].id, c.charts, c.refused, c.texts, c.ticks, c.bars, c.warnings, c.crossed[1], c.labels[1], c.crossed[0], c.labels[0]);
        const bool few = c.charts < FEW; /* thinned out under sanitizers: shares of so few say nothing */
        ENSURE(one || c.texts > 4 * c.charts);
        ENSURE(few || c.refused * 3 < c.charts);
        ENSURE(few || (c.crossed[1] * 25 <= c.labels[1] && c.crossed[0] * 12 <= c.labels[0])); /* for want of any free place */
        charts += c.charts;
    }
    printf("%ld charts\n", charts);
    for (int zh = 0; zh < 2; zh++)
        scene_font_free(fonts[zh]);
    return TEST_RESULT;
}
