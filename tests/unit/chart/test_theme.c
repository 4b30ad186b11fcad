/* Contrast as WCAG 2.1 defines it, and distances between colours as eyes of four kinds see them: Machado, Oliveira and
 * Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency", severity 1.0, applied to
 * linear RGB; CIE76 distance in CIELAB under D65. */
#include "test.h"
#include "chart/theme.h"

static const double vision[4][9] = {
    {1, 0, 0, 0, 1, 0, 0, 0, 1},
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
    {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
};

static void linear_rgb(scene_color c, double out[3])
{
    for (int i = 0; i < 3; i++) {
        const double v = (c >> (24 - 8 * i) & 0xFF) / 255.0;
        out[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    }
}

static double luminance(scene_color c)
{
    double rgb[3];
    linear_rgb(c, rgb);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

static double contrast(scene_color a, scene_color b)
{
    const double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static void lab(scene_color c, const double m[9], double out[3])
{
    static const double to_xyz[9] = {0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522,
                                     0.0721750, 0.0193339, 0.1191920, 0.9503041};
    static const double white[3] = {0.95047, 1, 1.08883};
    double rgb[3], seen[3], f[3];
    linear_rgb(c, rgb);
    for (int i = 0; i < 3; i++)
        seen[i] = fmin(fmax(m[3 * i] * rgb[0] + m[3 * i + 1] * rgb[1] + m[3 * i + 2] * rgb[2], 0), 1);
    for (int i = 0; i < 3; i++)
        f[i] = lab_curve((to_xyz[3 * i] * seen[0] + to_xyz[3 * i + 1] * seen[1] + to_xyz[3 * i + 2] * seen[2]) / white[i]);
    out[0] = 116 * f[1] - 16;
    out[1] = 500 * (f[0] - f[1]);
    out[2] = 200 * (f[1] - f[2]);
}

static double distance(scene_color a, scene_color b, int eye)
{
    double la[3], lb[3];
    lab(a, vision[eye], la);
    lab(b, vision[eye], lb);
    return sqrt(pow(la[0] - lb[0], 2) + pow(la[1] - lb[1], 2) + pow(la[2] - lb[2], 2));
}

static double least_distance(const scene_color *colors, int count, int eye)
{
    double least = (double)INFINITY;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            least = fmin(least, distance(colors[i], colors[j], eye));
    return least;
}

/* White on black is 21:1 and #777777 on white 4.48:1 (WCAG); CIELAB of sRGB red is 53.24, 80.09, 67.20 (Lindbloom). */
static void test_ruler(void)
{
    double red[3];
    ENSURE_NEAR(contrast(0xFFFFFFFF, 0x000000FF), 21, 1e-9);
    ENSURE_NEAR(contrast(0x777777FF, 0xFFFFFFFF), 4.48, 0.005);
    lab(0xFF0000FF, vision[0], red);
    ENSURE_NEAR(red[0], 53.24, 0.01);
    ENSURE_NEAR(red[1], 80.09, 0.01);
    ENSURE_NEAR(red[2], 67.20, 0.01);
}

static void ensure_contrast(const char *name, const char *what, scene_color c, scene_color ground, double least)
{
    const double got = contrast(c, ground);
    if (!(got >= least)) {
        fprintf(stderr, "%s: %s has %.2f:1, needs %.1f:1\n", name, what, got, least);
        test_failures++;
    }
}

static void test_contrast(const char *name, const theme *t)
{
    const scene_color grounds[] = {t->background, t->track, t->forecast};
    for (int g = 0; g < 3; g++) {
        for (int i = 0; i < THEME_SERIES; i++) {
            ensure_contrast(name, "series", t->series[i], grounds[g], 3);
            ensure_contrast(name, "series text", t->series_text[i], grounds[g], 4.5);
        }
        for (int i = 0; i < THEME_STATUSES; i++) {
            ensure_contrast(name, t->statuses[i].symbol, t->statuses[i].mark, grounds[g], 3);
            ensure_contrast(name, t->statuses[i].symbol, t->statuses[i].text, grounds[g], 4.5);
        }
        ensure_contrast(name, "target", t->target, grounds[g], 3);
        ensure_contrast(name, "target text", t->target_text, grounds[g], 4.5);
        ensure_contrast(name, "text", t->text, grounds[g], 7);
        ensure_contrast(name, "muted", t->muted, grounds[g], 4.5);
        ensure_contrast(name, "rest text", t->rest_text, grounds[g], 4.5);
    }
    ensure_contrast(name, "rest", t->rest, t->background, 3);
    ensure_contrast(name, "rest beside", t->rest_beside, t->background, 3);
    ensure_contrast(name, "sum", t->sum, t->background, 3);
    ensure_contrast(name, "axis", t->axis, t->background, 3);
    ensure_contrast(name, "zero", t->zero, t->background, 7);
    ensure_contrast(name, "highlight", t->highlight, t->background, 3);
    ensure_contrast(name, "plain", t->plain, t->background, 3);
    ensure_contrast(name, "first of the periods", theme_period(t, 0), t->background, 3);
    for (int part = 0; part < 6; part++)
        ensure_contrast(name, "part", theme_part(t, part), t->background, 3);
    for (int i = 0; i < THEME_STATUSES; i++) { /* in a bullet row: on its ground, and on the stretch up to the path */
        ensure_contrast(name, "mark of a status on the ground of a row", t->statuses[i].mark, t->track, 3);
        if (i < 5)
            ensure_contrast(name, "mark of a status on its path", t->statuses[i].mark, t->tints[1], 2.8);
    }
    ensure_contrast(name, "central path on the darkest band", t->series[0], t->tints[THEME_TINTS - 2], 2.5); /* and 2.5 px wide */
    for (int i = 0; i < THEME_TINTS; i++)
        ensure_contrast(name, "text on a tint", t->text, t->tints[i], i < 3 ? 4.5 : 3);
    ENSURE(contrast(t->grid, t->background) < 2);
}

/* What is printed inside a mark can be read there, in every colour that a mark may have. */
static void test_ink(const char *name, const theme *t)
{
    scene_color fills[THEME_SERIES + THEME_TINTS + THEME_DIVERGING + 8];
    int count = 0;
    for (int i = 0; i < THEME_SERIES; i++)
        fills[count++] = t->series[i];
    for (int i = 0; i < THEME_TINTS; i++)
        fills[count++] = t->tints[i];
    for (int i = 0; i < THEME_DIVERGING; i++)
        fills[count++] = t->diverging[i];
    fills[count++] = t->rest;
    fills[count++] = t->rest_beside;
    fills[count++] = t->sum;
    fills[count++] = t->highlight;
    fills[count++] = t->plain;
    fills[count++] = t->track;
    fills[count++] = t->forecast;
    fills[count++] = t->background;
    for (int i = 0; i < count; i++)
        ensure_contrast(name, "ink inside", theme_ink(t, fills[i]), fills[i], 4.5);
    for (unsigned grey = 0; grey < 256; grey++) { /* and in any other */
        const scene_color fill = grey << 24 | (255 - grey) << 16 | (grey * 7 & 255) << 8 | 255;
        ensure_contrast(name, "ink on anything", theme_ink(t, fill), fill, 4.5);
        ENSURE_NEAR(theme_contrast(fill, t->text), contrast(fill, t->text), 1e-9);
    }
    ENSURE(theme_ink(t, t->background) == t->text && theme_ink(t, t->text) == t->background);
    ENSURE(theme_between(0x00000000, 0xFF8040FF, 0.5) == 0x80402080);
}

typedef struct used_pair {
    const char *where;
    scene_color a, b;
} used_pair;

/* The pairs of colours that stand side by side and mean different things. */
static void test_eyes(const char *name, const theme *t)
{
    const used_pair pairs[] = {
        {"good and bad", t->statuses[0].mark, t->statuses[4].mark},
        {"good and no data", t->statuses[0].mark, t->statuses[5].mark},
        {"bad and no data", t->statuses[4].mark, t->statuses[5].mark},
        {"one among others", t->highlight, t->plain},
        {"a series among others", t->series[1], t->plain},
        {"rise and total", t->series[0], t->sum},
        {"fall and total", t->series[1], t->sum},
        {"rise and fall", t->series[0], t->series[1]},
        {"grounds of the worst and the best", t->diverging[0], t->diverging[THEME_DIVERGING - 1]},
        {"grounds of bad and good", t->diverging[1], t->diverging[THEME_DIVERGING - 2]},
        {"pale grounds of bad and good", t->diverging[2], t->diverging[THEME_DIVERGING - 3]},
        {"ground of the worst and of the path", t->diverging[0], t->diverging[THEME_DIVERGING / 2]},
        {"ground of the best and of the path", t->diverging[THEME_DIVERGING - 1], t->diverging[THEME_DIVERGING / 2]},
        {"central path on the darkest band", t->series[0], t->tints[THEME_TINTS - 2]},
        {"target tick on a good bar", t->text, t->statuses[0].mark},
        {"target tick on a bad bar", t->text, t->statuses[4].mark},
        {"target tick on a bar without data", t->text, t->statuses[5].mark},
        {"good bar on its path", t->statuses[0].mark, t->tints[1]},
        {"bad bar on its path", t->statuses[4].mark, t->tints[1]},
        {"total on grey", t->text, t->rest},
        {"second grey and blue", t->rest_beside, t->series[0]},
        {"second grey and orange", t->rest_beside, t->series[1]},
        {"second grey and the fourth", t->rest_beside, t->series[3]},
        {"second grey and total", t->rest_beside, t->text},
        {"actual and target", t->series[0], t->target},
        {"grey line and target", t->rest, t->target},
        {"total on blue", t->text, t->series[0]},
        {"total on orange", t->text, t->series[1]},
        {"total on the first part", t->text, theme_part(t, 0)},
        {"total on the second part", t->text, theme_part(t, 1)},
        {"total on the third part", t->text, theme_part(t, 2)},
        {"total on the fourth part", t->text, theme_part(t, 3)},
        {"total on the fifth part", t->text, theme_part(t, 4)},
        {"total on the sixth part", t->text, theme_part(t, 5)},
        {"third and fourth part", theme_part(t, 2), theme_part(t, 3)},
        {"fourth and fifth part", theme_part(t, 3), theme_part(t, 4)},
    };
    scene_color hues[THEME_SERIES + 1];
    memcpy(hues, t->series, sizeof t->series);
    hues[THEME_SERIES] = t->rest;
    double worst = (double)INFINITY;
    for (int eye = 0; eye < 4; eye++) {
        const double apart = least_distance(hues, THEME_SERIES + 1, eye);
        worst = fmin(worst, apart);
        if (!(apart >= 20)) {
            fprintf(stderr, "%s: hues are %.1f apart for eye %d\n", name, apart, eye);
            test_failures++;
        }
        for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
            const double pair = distance(pairs[i].a, pairs[i].b, eye);
            worst = fmin(worst, pair);
            if (!(pair >= 20)) {
                fprintf(stderr, "%s: %s are %.1f apart for eye %d\n", name, pairs[i].where, pair, eye);
                test_failures++;
            }
        }
        ENSURE(distance(t->rest, t->rest_beside, eye) >= 10); /* neighbours of one kind: parted by a line and named */
        ENSURE(distance(theme_period(t, 0), theme_period(t, 1), eye) >= 12); /* bars of one hue in the order of the key */
        for (int i = 1; i < THEME_DIVERGING; i++) /* steps of printed values, the middle three nearly grey by intent */
            ENSURE(distance(t->diverging[i - 1], t->diverging[i], eye) >= (i < 3 || i > 4 ? 14 : 7));
        for (int i = 1; i < THEME_TINTS; i++)
            ENSURE(distance(t->tints[i - 1], t->tints[i], eye) >= 5); /* steps of one hue with printed values */
    }
    printf("%s: the closest pair is %.1f apart\n", name, worst);
}

static void test_tokens(const theme *t)
{
    static const pace_verdict each[] = {PACE_MET,    PACE_AHEAD,   PACE_ON_TRACK,      PACE_BEHIND,
                                        PACE_MISSED, PACE_NO_DATA, PACE_NOT_COMPARABLE};
    for (int i = 0; i < THEME_STATUSES; i++) {
        ENSURE(theme_status_of(t, (unsigned)each[i])->verdict == each[i]);
        ENSURE(*theme_status_of(t, (unsigned)each[i])->symbol != '\0');
        for (int j = 0; j < i; j++)
            ENSURE(strcmp(t->statuses[i].symbol, t->statuses[j].symbol) != 0);
    }
    ENSURE(theme_status_of(t, PACE_MET | PACE_BEHIND)->verdict == PACE_BEHIND);
    ENSURE(theme_status_of(t, 0)->verdict == PACE_NO_DATA);
    ENSURE(t->title > t->subtitle && t->subtitle > t->label && t->label > t->source);
    ENSURE(t->source * 0.75 >= 7); /* points on paper */
}

/* In proportion from 1200 by 800 on, slower below, and never a letter under ten px; the shorter side decides. */
static void test_sizes(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    const theme usual = theme_for(PACE_THEME_LIGHT, 1200, 800), large = theme_for(PACE_THEME_LIGHT, 3600, 2400);
    const theme half = theme_for(PACE_THEME_DARK, 600, 400), wide = theme_for(PACE_THEME_LIGHT, 9000, 800);
    ENSURE_NEAR(usual.label, 18, 0.01);
    ENSURE_NEAR(half.label, t->label, 1e-9);
    ENSURE_NEAR(half.margin, t->margin, 1e-9);
    ENSURE_NEAR(large.title / usual.title, 3, 1e-12);
    ENSURE_NEAR(large.line / usual.line, 3, 1e-12);
    ENSURE_NEAR(large.margin / usual.margin, 3, 1e-12);
    ENSURE_NEAR(large.mark / usual.mark, 3, 1e-12);
    ENSURE_NEAR(scene_halo(large.label) / scene_halo(usual.label), 3, 1e-12);
    ENSURE_NEAR(wide.label, usual.label, 0);
    for (double w = 16; w < 1200; w *= 1.3) {
        const theme small = theme_for(PACE_THEME_LIGHT, w, w * 2 / 3);
        ENSURE(small.label >= 10 && small.source >= 10 && small.subtitle >= 10 && small.panel >= 10);
        ENSURE(small.title >= 12 && small.title > small.label && small.title < usual.title && small.line >= 1.2);
        ENSURE(small.margin <= 0.08 * w);
    }
}

int main(void)
{
    test_sizes();
    const theme *light = theme_of(PACE_THEME_LIGHT), *dark = theme_of(PACE_THEME_DARK);
    test_ruler();
    test_contrast("light", light);
    test_contrast("dark", dark);
    test_ink("light", light);
    test_ink("dark", dark);
    test_eyes("light", light);
    test_eyes("dark", dark);
    test_tokens(light);
    test_tokens(dark);
    ENSURE(light != dark);
    return TEST_RESULT;
}
