/* Thousands of random rows in every chart that is made of targets' rows: no two texts overlap, nothing leaves the canvas,
 * each row that is shown has its status as symbol and word, and no printed figures contradict it. */
#include <ctype.h>
#include "../../unit/chart/chart_kit.h"
#include "chart/row_words.h"

enum { CHARTS = 2500, ROWS_MAX = 64, YEARS = 8, KINDS = 7, NAME_MAX = 400 };

static uint64_t state = 20201231;

static uint32_t dice(uint32_t sides)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % sides);
}

static double unit_dice(void)
{
    return dice(1u << 30) / (double)(1u << 30);
}

typedef struct made {
    pace_gap rows[ROWS_MAX];
    double values[ROWS_MAX][YEARS];
    uint8_t status[ROWS_MAX][YEARS];
    char names[ROWS_MAX][4 * NAME_MAX + 8];
    bool made_up[ROWS_MAX]; /* the verdict is not that of the figures */
    int count;
} made;

static made m;

static void make_name(char *out, int i)
{
    static const char *const pieces[] = {"产",  "值", "就业", "（万人）", "，", "R&D", " ", "a", "growth", " of", "<b>", "%s", "GDP", "-", "万元", "é"};
    int length = 1 + (int)(dice(4) ? dice(24) : dice(4) ? dice(80) : dice(NAME_MAX));
    sprintf(out, "%d", i); /* no namesakes, so that rows can be told apart */
    for (int n = 1; n < length;) {
        const char *piece = pieces[dice(sizeof pieces / sizeof *pieces)];
        size_t from = 0, size = strlen(piece);
        for (size_t at = 0; at < size; n++)
            (void)pace_text_next(piece, size, &at);
        strcat(out, piece + from);
    }
}

static double make_value(double like)
{
    switch (dice(8)) {
    case 0: return like * (1 + 1e-9 * (double)dice(5) - 2e-9);
    case 1: return like * (1 + 0.001 * (unit_dice() - 0.5));
    case 2: return round(like);
    case 3: return like * (unit_dice() - 0.2) * 3;
    case 4: return like * pow(10, (double)dice(12) - 6);
    default: return like * (0.7 + 0.6 * unit_dice());
    }
}

static bool make_row(int i)
{
    static const char *const units[] = {"CNY_100m", "percent", "ratio", "km", "person_10k", "rank", "CNY_10k", "m2_10k"};
    double like = pow(10, (double)dice(14) - 4) * (1 + 9 * unit_dice()) * (dice(16) ? 1 : -1);
    pace_series series = pace_series_of(m.values[i], YEARS, pace_year(2014));
    pace_target target = pace_target_of(pace_year(2015), dice(4) ? (double)NAN : make_value(like), pace_year(2020), make_value(like));
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    const char *unit = units[dice(8)];
    for (int y = 0; y < YEARS; y++) {
        m.values[i][y] = dice(10) ? make_value(like) : (double)NAN;
        m.status[i][y] = (uint8_t)"AAAAAPEU"[dice(8)];
    }
    make_name(m.names[i], i);
    ENSURE(pace_unit_parse(&series.unit, unit, strlen(unit), NULL) == PACE_OK);
    series.status = dice(2) ? m.status[i] : NULL;
    series.stock_flow = dice(2) ? PACE_FLOW : PACE_STOCK;
    target.unit = series.unit;
    target.type = (pace_target_type)dice(PACE_TARGET_REDUCTION + 1);
    target.better = (pace_direction)((int)dice(3) - 1);
    target.decimals = (int)dice(4) - 1;
    target.name = m.names[i];
    target.qualifier = dice(6) ? PACE_EXACTLY : (pace_qualifier)dice(7);
    if (target.type == PACE_TARGET_BAND && dice(2))
        target.value_high = target.value + fabs(target.value) * (0.01 + unit_dice());
    opts.at = pace_year(2016 + (int)dice(6));
    if (!dice(8))
        series.view.n = 0;
    if (pace_gap_assess(&m.rows[i], series, &target, &opts, NULL))
        return false;
    m.made_up[i] = !dice(12); /* words of several verdicts, whatever the figures */
    if (m.made_up[i])
        m.rows[i].verdicts = 1 + dice(127);
    return true;
}

static void make_rows(void)
{
    int want = dice(10) ? 1 + (int)dice(12) : (int)dice(ROWS_MAX);
    for (m.count = 0; m.count < want;)
        m.count += make_row(m.count);
}

static pace_chart *make_chart(int kind)
{
    static const double sizes[][2] = {{1200, 800}, {600, 400}, {600, 400}, {300, 200}, {200, 150}, {420, 300}, {400, 900}, {1600, 500}, {4000, 3000}};
    const double *size = sizes[dice(9)];
    pace_chart *chart = pace_chart_new(size[0], size[1]);
    pace_chart_lang(chart, dice(2) ? "zh" : "en");
    pace_chart_theme(chart, (pace_theme)dice(2));
    pace_chart_title(chart, dice(2) ? "Targets" : "");
    pace_chart_source(chart, dice(2) ? "来源：统计公报" : "");
    switch (kind) {
    case 0: pace_chart_bullets(chart, m.rows, m.count); break;
    case 1: pace_chart_dumbbell(chart, m.rows, m.count); break;
    case 2: pace_chart_gaps(chart, m.rows, m.count, dice(2)); break;
    case 3: pace_chart_scorecard(chart, m.rows, m.count); break;
    case 4: pace_chart_sparklines(chart, m.rows, m.count); break;
    case 5: pace_chart_multiples(chart, m.rows, m.count); break;
    default: pace_chart_gauge(chart, m.rows); break;
    }
    return chart;
}

/* --- what must hold ------------------------------------------------------------------------------------------------- */

static label_box boxes[8192];

static int collisions(picture *p)
{
    size_t n = 0;
    int met = 0;
    for (size_t i = 0; i < p->s.count && n < sizeof boxes / sizeof *boxes; i++)
        if (p->s.items[i].kind == SCENE_TEXT)
            boxes[n++] = text_box(p, &p->s.items[i]);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++)
            met += label_boxes_meet(boxes[i], boxes[k]);
    return met;
}

/* The number that a printed text begins with, marks of qualifiers left out; 万 and 亿 count. NaN = none. */
static double read_number(const char *text)
{
    char digits[80];
    size_t n = 0;
    while (*text && !isdigit((unsigned char)*text) && strncmp(text, "\xE2\x88\x92", 3) != 0)
        text++;
    for (; *text && n + 2 < sizeof digits; text++) {
        if (strncmp(text, "\xE2\x88\x92", 3) == 0) {
            digits[n++] = '-';
            text += 2;
        } else if (isdigit((unsigned char)*text) || *text == '.' || (*text == 'e' && n)) {
            digits[n++] = *text;
        } else if (*text != ',') {
            break;
        }
    }
    digits[n] = '\0';
    double scale = strncmp(text, "万", 3) == 0 ? 1e4 : strncmp(text, "亿", 3) == 0 ? 1e8 : 1;
    return n ? strtod(digits, NULL) * scale : (double)NAN;
}

/* Due, alone in its verdict, exact, and with a side that is good. */
static bool is_plain_verdict(const pace_gap *row, unsigned verdict)
{
    return row->verdicts == verdict && row_direction(row) && row->target.qualifier == PACE_EXACTLY && row_is_assessed(row) &&
           !row_has_band(row) && row->target.type != PACE_TARGET_REDUCTION && isnan(row->target.value_high);
}

static void ensure_honest(const pace_gap *row, double latest, double goal)
{
    double side = row_direction(row) * (latest - goal);
    bool met = row->target.type == PACE_TARGET_FLOOR || row->target.type == PACE_TARGET_CEILING || row->verdicts == PACE_MET;
    if (isnan(side))
        return;
    if (row->verdicts == PACE_MISSED)
        ENSURE(side < 0 || (row->target.type == PACE_TARGET_AVERAGE_GROWTH && fabs(side) > 0));
    else if (met)
        ENSURE(side >= 0);
}

/* One row of a table: the bold text before the status is the latest value, what stands between them the target. */
typedef struct shown {
    const scene_item *texts[64];
    int count;
} shown;

static void check_figures(const pace_gap *row, const shown *s, int kind)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    const char *symbol = theme_status_of(t, row->verdicts)->symbol;
    int status = -1, bold = -1;
    for (int i = 0; i < s->count; i++) {
        if (s->texts[i]->bold && strncmp(s->texts[i]->text, symbol, strlen(symbol)) == 0 && s->texts[i]->text[strlen(symbol)] == ' ')
            status = i;
        else if (s->texts[i]->bold)
            bold = i;
    }
    if (status < 0 || (!is_plain_verdict(row, PACE_MET) && !is_plain_verdict(row, PACE_MISSED)))
        return;
    if (kind <= 1 && bold >= 0 && status - bold == 2)
        ensure_honest(row, read_number(s->texts[bold]->text), read_number(s->texts[bold + 1]->text));
    for (int i = 0; kind == 2 && i < s->count; i++)
        if (row->verdicts == PACE_MISSED && strchr(s->texts[i]->text, '%') && s->texts[i]->halo)
            ENSURE(fabs(read_number(s->texts[i]->text)) > 0);
}

static void append_solid(char *out, size_t room, const char *text)
{
    size_t n = strlen(out);
    for (; *text && n + 1 < room; text++)
        if (*text != ' ')
            out[n++] = *text;
    out[n] = '\0';
}

/* The status may take several lines: the words are looked for in all texts of the row, blanks left out. */
static bool names_verdicts(const shown *s, const pace_gap *row)
{
    static char all[65536];
    char word[64];
    bool found = true;
    all[0] = '\0';
    for (int i = 0; i < s->count; i++)
        append_solid(all, sizeof all, s->texts[i]->text);
    for (unsigned bit = 1; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        bool told = false;
        for (int zh = 0; zh < 2; zh++) {
            word[0] = '\0';
            append_solid(word, sizeof word, pace_verdict_word((pace_verdict)bit, zh ? "zh" : "en"));
            told = told || strstr(all, word);
        }
        found = found && (told || !(row->verdicts & bit));
    }
    return found;
}

/* Symbol and word of the row that the name begins to tell. */
static bool check_row(const shown *s, const char *label, int kind)
{
    int i = atoi(label) < m.count ? atoi(label) : 0;
    const pace_gap *row = &m.rows[i];
    const char *symbol = theme_status_of(theme_of(PACE_THEME_LIGHT), row->verdicts)->symbol;
    bool told = false;
    for (int k = 0; k < s->count; k++)
        told = told || strncmp(s->texts[k]->text, symbol, strlen(symbol)) == 0;
    if (!m.made_up[i])
        check_figures(row, s, kind);
    return told && names_verdicts(s, row);
}

/* Every group that begins with a row's number is that row. */
static int check_rows(const picture *p, int kind)
{
    int rows = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        shown s = {.count = 0};
        int depth = 1;
        if (p->s.items[i].kind != SCENE_GROUP || !isdigit((unsigned char)p->s.items[i].text[0]))
            continue;
        const char *label = p->s.items[i].text;
        for (size_t k = i + 1; k < p->s.count && depth; k++) {
            depth += p->s.items[k].kind == SCENE_GROUP ? 1 : p->s.items[k].kind == SCENE_END ? -1 : 0;
            if (p->s.items[k].kind == SCENE_TEXT && s.count < 64)
                s.texts[s.count++] = &p->s.items[k];
        }
        rows++;
        if (!check_row(&s, label, kind)) {
            fprintf(stderr, "a row without its status: %s\n", label);
            test_failures++;
        }
    }
    return rows;
}

static void tell(const pace_chart *chart, int kind, int round)
{
    fprintf(stderr, "  in chart %d, kind %d, %g by %g, %s, %d rows\n", round, kind, chart->width, chart->height, chart->zh ? "zh" : "en", m.count);
}

int main(void)
{
    scene_font *fonts[2] = {NULL, NULL};
    int shown_rows = 0;
    ENSURE(scene_font_new(&fonts[0], "en", NULL, NULL) == PACE_OK && scene_font_new(&fonts[1], "zh-CN", NULL, NULL) == PACE_OK);
    for (int round = 0; round < CHARTS && test_failures < 20; round += TEST_STRIDE(10)) {
        int kind = (int)dice(KINDS), before = test_failures;
        make_rows();
        pace_chart *chart = make_chart(kind);
        picture p = {.font = fonts[chart->zh], .err = PACE_ERROR_INIT};
        scene_init(&p.s, chart->width, chart->height, 0xFFFFFFFF, NULL);
        pace__arena_init(&p.scratch, NULL);
        p.status = chart_scene(chart, &p.s, p.font, &p.scratch, &p.err);
        ENSURE(drawn_or_cramped(chart, &p));
        ENSURE(runaways(&p) == 0);
        if (collisions(&p))
            ENSURE(text_collisions(&p) == 0);
        shown_rows += p.status ? 0 : check_rows(&p, kind);
        if (test_failures > before)
            tell(chart, kind, round);
        scene_clear(&p.s);
        pace__arena_clear(&p.scratch);
        pace_chart_free(chart);
    }
    printf("%d rows shown\n", shown_rows);
    ENSURE(shown_rows > 3 * CHARTS / TEST_STRIDE(10));
    scene_font_free(fonts[0]);
    scene_font_free(fonts[1]);
    return TEST_RESULT;
}
