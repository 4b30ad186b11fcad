/* How far two PNG files are apart. Letters may stand a pixel off, so squares of 8 by 8 px are compared by their means: prints
 * the mean difference (0 to 255) and the share of squares that differ by more than an eighth; exit 1 when either is above
 * its limit, 2 when they cannot be compared. With TOP, A is compared with the rows of B from there on.
 * usage: picture_diff A.png B.png MEAN SHARE [TOP] */
#include <png.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *read_png(const char *path, png_image *image)
{
    unsigned char *pixels = NULL;
    memset(image, 0, sizeof *image);
    image->version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(image, path)) {
        const png_color white = {255, 255, 255};
        image->format = PNG_FORMAT_RGB;
        pixels = malloc(PNG_IMAGE_SIZE(*image));
        if (pixels && !png_image_finish_read(image, &white, pixels, 0, NULL)) {
            free(pixels);
            pixels = NULL;
        }
    }
    if (!pixels)
        fprintf(stderr, "%s: %s\n", path, image->message);
    return pixels;
}

enum { SIDE = 8 };

/* Of the channel that differs most between the means of two squares. */
static double apart(const png_image *image, const unsigned char *a, const unsigned char *b, unsigned left, unsigned top)
{
    double sums[3] = {0}, most = 0;
    unsigned count = 0;
    for (unsigned y = top; y < top + SIDE && y < image->height; y++)
        for (unsigned x = left; x < left + SIDE && x < image->width; x++, count++)
            for (size_t k = 0; k < 3; k++) {
                const size_t at = 3 * ((size_t)y * image->width + x) + k;
                sums[k] += a[at] - b[at];
            }
    for (int k = 0; k < 3; k++) {
        const double d = (sums[k] < 0 ? -sums[k] : sums[k]) / count;
        most = d > most ? d : most;
    }
    return most;
}

int main(int argc, char **argv)
{
    png_image first, second;
    if (argc != 5 && argc != 6)
        return 2;
    const unsigned top = argc == 6 ? (unsigned)strtoul(argv[5], NULL, 10) : 0;
    unsigned char *a = read_png(argv[1], &first), *b = read_png(argv[2], &second);
    if (!a || !b)
        return 2;
    if (first.width != second.width || (argc == 5 ? first.height != second.height : second.height < top || second.height - top < first.height)) {
        fprintf(stderr, "%u x %u is not %u x %u\n", first.width, first.height, second.width, second.height);
        return 2;
    }
    double sum = 0, far = 0, count = 0;
    for (unsigned y = 0; y < first.height; y += SIDE)
        for (unsigned x = 0; x < first.width; x += SIDE, count++) {
            const double d = apart(&first, a, b + 3 * (size_t)top * first.width, x, y);
            sum += d;
            far += d > 32;
        }
    sum /= count;
    far /= count;
    printf("%.4f %.5f\n", sum, far);
    free(a);
    free(b);
    return sum > strtod(argv[3], NULL) || far > strtod(argv[4], NULL);
}
