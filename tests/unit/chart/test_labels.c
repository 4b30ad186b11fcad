/* Placing labels: columns by isotonic regression, free places, boxes against boxes and lines. */
#include "chart/labels.h"
#include "test.h"

enum { MANY = 40 };

static size_t place(label_slot *slots, size_t n, double top, double bottom)
{
    size_t order[MANY];
    double scratch[3 * (MANY + 2)];
    return label_column(slots, n, top, bottom, order, scratch);
}

static void test_free(void)
{
    label_slot slots[] = {{100, 20, 1, 0, false}, {200, 20, 1, 0, false}};
    ENSURE(place(slots, 2, 0, 400) == 0);
    ENSURE_NEAR(slots[0].place, 100, 1e-12);
    ENSURE_NEAR(slots[1].place, 200, 1e-12);
}

/* Two equal labels that want one place share the move; a heavier one moves less: the weighted mean. */
static void test_pair(void)
{
    label_slot slots[] = {{100, 20, 1, 0, false}, {104, 20, 1, 0, false}};
    place(slots, 2, 0, 400);
    ENSURE_NEAR(slots[0].place, 92, 1e-9);
    ENSURE_NEAR(slots[1].place, 112, 1e-9);
    slots[0].weight = 3;
    place(slots, 2, 0, 400);
    ENSURE_NEAR(slots[0].place, 96, 1e-9);
    ENSURE_NEAR(slots[1].place, 116, 1e-9);
}

static void test_edges(void)
{
    label_slot slots[] = {{-50, 20, 1, 0, false}, {390, 20, 1, 0, false}, {398, 20, 1, 0, false}};
    place(slots, 3, 0, 400);
    ENSURE_NEAR(slots[0].place, 10, 1e-9);
    ENSURE_NEAR(slots[1].place, 370, 1e-9);
    ENSURE_NEAR(slots[2].place, 390, 1e-9);
}

static double cost(const label_slot *slots, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += slots[i].weight * (slots[i].place - slots[i].wish) * (slots[i].place - slots[i].wish);
    return sum;
}

/* Random columns: order kept, no overlap, inside, and no small lawful shift of one label is cheaper. */
static void test_random(void)
{
    uint32_t seed = 7;
    for (int round = 0; round < 300; round++) {
        label_slot slots[MANY];
        size_t n = 2 + seed % (MANY - 2);
        for (size_t i = 0; i < n; i++) {
            seed = seed * 1664525u + 1013904223u;
            slots[i] = (label_slot){seed >> 23, 5 + (seed >> 8) % 6, 1 + (seed >> 4) % 3, 0, false};
        }
        ENSURE(place(slots, n, 0, 512) == 0);
        for (size_t i = 0; i < n; i++) {
            ENSURE(slots[i].place - slots[i].height / 2 >= -1e-9 && slots[i].place + slots[i].height / 2 <= 512 + 1e-9);
            for (size_t k = 0; k < n; k++) {
                if (slots[i].wish < slots[k].wish)
                    ENSURE(slots[k].place - slots[i].place >= (slots[k].height + slots[i].height) / 2 - 1e-9);
            }
        }
        double before = cost(slots, n);
        for (size_t i = 0; i < n; i++)
            for (int sign = -1; sign <= 1; sign += 2) {
                label_slot moved[MANY];
                memcpy(moved, slots, sizeof moved);
                moved[i].place += sign * 0.01;
                bool lawful = moved[i].place >= moved[i].height / 2 && moved[i].place <= 512 - moved[i].height / 2;
                for (size_t k = 0; k < n && lawful; k++)
                    if (k != i && fabs(moved[k].place - moved[i].place) < (moved[k].height + moved[i].height) / 2 - 1e-9)
                        lawful = false;
                ENSURE(!lawful || cost(moved, n) >= before - 1e-9);
            }
    }
}

static void test_dropping(void)
{
    label_slot slots[] = {{10, 20, 2, 0, false}, {12, 20, 1, 0, false}, {14, 20, 1, 0, false}};
    ENSURE(place(slots, 3, 0, 45) == 1);
    ENSURE(slots[0].kept && slots[1].kept && !slots[2].kept);
    ENSURE(place(slots, 3, 0, 10) == 3);
    ENSURE(place(slots, 0, 0, 10) == 0);
}

static void test_boxes(void)
{
    label_box box = {10, 10, 20, 10};
    ENSURE(label_boxes_meet(box, (label_box){29, 19, 5, 5}));
    ENSURE(!label_boxes_meet(box, (label_box){30, 10, 5, 5}));
    ENSURE(label_box_inside(box, (label_box){0, 0, 100, 100}));
    ENSURE(!label_box_inside(box, (label_box){11, 0, 100, 100}));
    ENSURE(label_box_meets_line(box, (scene_point){0, 0}, (scene_point){40, 30}));
    ENSURE(label_box_meets_line(box, (scene_point){15, 15}, (scene_point){16, 15})); /* wholly inside */
    ENSURE(label_box_meets_line(box, (scene_point){20, 0}, (scene_point){20, 40}));
    ENSURE(!label_box_meets_line(box, (scene_point){0, 0}, (scene_point){8, 40}));
    ENSURE(!label_box_meets_line(box, (scene_point){0, 25}, (scene_point){40, 21}));
    ENSURE(!label_box_meets_line(box, (scene_point){0, 0}, (scene_point){9, 9})); /* ends before it */
}

static void test_faults(void)
{
    label_box boxes[] = {{0, 0, 10, 10}};
    scene_point segments[] = {{0, 50}, {100, 50}};
    label_field field = {{0, 0, 100, 100}, boxes, 1, segments, 1};
    ENSURE(label_faults(&field, (label_box){20, 20, 10, 10}) == 0);
    ENSURE(label_faults(&field, (label_box){5, 5, 10, 10}) == 100);
    ENSURE(label_faults(&field, (label_box){20, 45, 10, 10}) == 1);
    ENSURE(label_faults(&field, (label_box){95, 45, 10, 10}) == 1001);
}

/* A line between a label and its point parts them; the line that the point lies on does not. */
static void test_crossings(void)
{
    scene_point segments[] = {{0, 50}, {100, 50}, {0, 70}, {100, 70}, {60, 0}, {60, 10}};
    label_field field = {{0, 0, 200, 200}, NULL, 0, segments, 3};
    ENSURE(label_crossings(&field, (scene_point){40, 50}, (label_box){30, 20, 20, 10}) == 0);
    ENSURE(label_crossings(&field, (scene_point){40, 50}, (label_box){30, 100, 20, 10}) == 1);
    ENSURE(label_crossings(&field, (scene_point){40, 60}, (label_box){30, 100, 20, 10}) == 1);
    ENSURE(label_crossings(&field, (scene_point){40, 90}, (label_box){30, 20, 20, 10}) == 2);
    ENSURE(label_crossings(&field, (scene_point){150, 50}, (label_box){150, 100, 20, 10}) == 0);
}

int main(void)
{
    test_free();
    test_pair();
    test_edges();
    test_random();
    test_dropping();
    test_boxes();
    test_faults();
    test_crossings();
    return TEST_RESULT;
}
