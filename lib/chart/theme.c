#include <math.h>
#include "chart/theme.h"

#define RGB(hex) ((scene_color)(hex) << 8 | 0xFFu)

/* Sizes and line widths do not change with the colours. */
#define SIZES                                                                                                          \
    .title = 20, .subtitle = 14, .panel = 13, .label = 12, .source = 11, .line = 2.5, .path = 1.5, .mark = 4,          \
    .halo = 4, .path_dash = 4, .path_space = 3, .provisional_dash = 7, .provisional_space = 4, .margin = 16

/* Blue is good and orange is bad for every eye; symbol and word say it without colour. */
#define STATUSES(good, good_text, bad, bad_text, other, other_text)                                                    \
    {                                                                                                                  \
        {PACE_MET, "\xE2\x9C\x94", good, good_text}, {PACE_AHEAD, "\xE2\x96\xB2", good, good_text},                    \
            {PACE_ON_TRACK, "\xE2\x97\x8F", good, good_text}, {PACE_BEHIND, "\xE2\x96\xBC", bad, bad_text},            \
            {PACE_MISSED, "\xE2\x9C\x98", bad, bad_text}, {PACE_NO_DATA, "\xE2\x97\x8B", other, other_text},           \
            {PACE_NOT_COMPARABLE, "\xE2\x89\xA0", other, other_text},                                                  \
    }

static const theme light = {
    .background = RGB(0xFFFFFF),
    .text = RGB(0x1B1F24),
    .muted = RGB(0x57606A),
    .grid = RGB(0xDDE1E5),
    .axis = RGB(0x6E7781),
    .zero = RGB(0x32383F),
    .series = {RGB(0x0072B2), RGB(0xD55E00), RGB(0x3D3D3D), RGB(0xA06446)},
    .series_text = {RGB(0x0069A3), RGB(0xB34F00), RGB(0x3D3D3D), RGB(0x8A5236)},
    .rest = RGB(0x7D858E),
    .rest_text = RGB(0x616A73),
    .rest_beside = RGB(0x5A626A),
    .sum = RGB(0x5F6B76),
    .target = RGB(0xD55E00),
    .target_text = RGB(0xB34F00),
    .highlight = RGB(0x0072B2),
    .plain = RGB(0x7F8D99),
    .tints = {RGB(0xEAF3F9), RGB(0xCFE3F1), RGB(0x9CC5E2), RGB(0x5EA2D0)},
    .diverging = {RGB(0xB54708), RGB(0xF2AE80), RGB(0xFBDFCB), RGB(0xECEFF2), RGB(0xCFE3F1), RGB(0x8FBFE0), RGB(0x0A5C94)},
    .track = RGB(0xECEFF2),
    .forecast = RGB(0xF3F4F6),
    .statuses = STATUSES(RGB(0x0072B2), RGB(0x0069A3), RGB(0xD55E00), RGB(0xB34F00), RGB(0x7D858E), RGB(0x57606A)),
    SIZES,
};

static const theme dark = {
    .background = RGB(0x1B1F24),
    .text = RGB(0xF0F3F6),
    .muted = RGB(0xAFB8C1),
    .grid = RGB(0x343B43),
    .axis = RGB(0x8B949E),
    .zero = RGB(0xD0D7DE),
    .series = {RGB(0x4DA3DB), RGB(0xF08A3C), RGB(0xD8DEE4), RGB(0xD9AE86)},
    .series_text = {RGB(0x6CB6E6), RGB(0xF59B57), RGB(0xD8DEE4), RGB(0xE3BF9D)},
    .rest = RGB(0x8B949E),
    .rest_text = RGB(0xA3ACB6),
    .rest_beside = RGB(0xB2BAC2),
    .sum = RGB(0x98A2AC),
    .target = RGB(0xF08A3C),
    .target_text = RGB(0xF59B57),
    .highlight = RGB(0x4DA3DB),
    .plain = RGB(0x7A8794),
    .tints = {RGB(0x20303D), RGB(0x24425A), RGB(0x2B5C82), RGB(0x3A80B3)},
    .diverging = {RGB(0xF08A3C), RGB(0x96551F), RGB(0x52392A), RGB(0x363D45), RGB(0x23435D), RGB(0x2A628F), RGB(0x4DA3DB)},
    .track = RGB(0x2B3138),
    .forecast = RGB(0x242A31),
    .statuses = STATUSES(RGB(0x4DA3DB), RGB(0x6CB6E6), RGB(0xF08A3C), RGB(0xF59B57), RGB(0x8B949E), RGB(0xAFB8C1)),
    SIZES,
};

const theme *theme_of(pace_theme which)
{
    return which == PACE_THEME_DARK ? &dark : &light;
}

static const double slower = 0.585; /* power of the shrinking: half as wide and high, two thirds as large */
static const double strokes_least = 0.6;

theme theme_for(pace_theme which, double width, double height)
{
    theme look = *theme_of(which);
    double side = fmin(width / 1200, height / 800);
    double k = pow(2, slower) * (side < 1 ? pow(side, slower) : side);
    double *const strokes[] = {&look.line, &look.path, &look.mark, &look.halo, &look.path_dash, &look.path_space,
                               &look.provisional_dash, &look.provisional_space};
    double *const letters[] = {&look.subtitle, &look.panel, &look.label, &look.source};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        *letters[i] = fmax(*letters[i] * k, THEME_LETTERS_LEAST);
    look.title = fmax(look.title * k, THEME_TITLE_LEAST);
    for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
        *strokes[i] *= fmax(k, strokes_least);
    look.margin = fmin(look.margin * k, 0.08 * fmin(width, height));
    return look;
}

static double luminance(scene_color c)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double v = (c >> (24 - 8 * i) & 0xFFu) / 255.0;
        sum += weights[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double theme_contrast(scene_color a, scene_color b)
{
    double la = luminance(a), lb = luminance(b);
    return (fmax(la, lb) + 0.05) / (fmin(la, lb) + 0.05);
}

scene_color theme_ink(const theme *t, scene_color fill)
{
    const scene_color inks[] = {t->background, t->text, RGB(0xFFFFFF), RGB(0x000000)};
    for (int i = 0; i < 3; i++)
        if (theme_contrast(inks[i], fill) >= 4.5)
            return inks[i];
    return inks[3]; /* what is too light for white is not for black: the two meet at 4.58:1 */
}

scene_color theme_between(scene_color a, scene_color b, double share)
{
    scene_color out = 0;
    for (int shift = 0; shift < 32; shift += 8) {
        double from = (a >> shift) & 0xFFu, to = (b >> shift) & 0xFFu;
        out |= (scene_color)lround(from + (to - from) * share) << shift;
    }
    return out;
}

scene_color theme_period(const theme *t, double share)
{
    const double palest = 0.5; /* a whole tint is lost on the ground */
    return theme_between(t->tints[2], t->series[0], palest + (1 - palest) * share);
}

scene_color theme_part(const theme *t, int part)
{
    const scene_color first[] = {t->series[0], t->series[1], t->rest, t->series[3]};
    if (part < (int)(sizeof first / sizeof *first))
        return first[part];
    return part % 2 ? t->rest : t->rest_beside;
}

const theme_status *theme_status_of(const theme *t, unsigned verdicts)
{
    static const pace_verdict worst_first[] = {PACE_MISSED,  PACE_BEHIND, PACE_NOT_COMPARABLE, PACE_NO_DATA,
                                               PACE_ON_TRACK, PACE_AHEAD,  PACE_MET};
    pace_verdict worst = PACE_NO_DATA;
    for (int i = THEME_STATUSES - 1; i >= 0; i--)
        if (verdicts & (unsigned)worst_first[i])
            worst = worst_first[i];
    for (int i = 0; i < THEME_STATUSES; i++)
        if (t->statuses[i].verdict == worst)
            return &t->statuses[i];
    return &t->statuses[0];
}
