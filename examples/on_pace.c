/* One series judged by the rules of several bodies: who says on track, and how much faster it would have to go. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    static const char *const ids[] = {"eurostat", "open-sdg", "unsd-2023", "sdsn", "escap-anticipated"};
    double poverty[] = {14.5, (double)NAN, (double)NAN, 11.2, 10.3, 6.4, 7.4, 9.9, 10.3}; /* percent, 2015 to 2023 */
    pace_series series = pace_series_of(poverty, 9, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), (double)NAN, pace_year(2030), 7.25);
    pace_error err = PACE_ERROR_INIT;
    int yes = 0, judged = 0;
    target.better = PACE_DOWN_IS_GOOD;
    for (int i = 0; i < 5; i++) {
        pace_rulebook *book = NULL;
        pace_assessment a;
        if (pace_rulebook_shipped(&book, ids[i], &err) || pace_assess(&a, book, series, &target, NULL, &err)) {
            fprintf(stderr, "%s: %s\n", err.where, err.text);
            pace_rulebook_free(book);
            return 1;
        }
        if (a.class_index >= 0) {
            judged++;
            yes += a.says == PACE_SAYS_MET || a.says == PACE_SAYS_ON_TRACK;
            printf("%-18s %-45s must run %.2f times as fast%s\n", ids[i], pace_assessment_class(&a, "en"), a.faster,
                   a.flags & PACE_FLAG_END_POINTS ? "; the end points decide" : "");
        } else {
            printf("%-18s %s: %s\n", ids[i], pace_refusal_name(a.refusal), pace_refusal_text(a.refusal, "en"));
        }
        pace_rulebook_free(book);
    }
    printf("%d of %d say on track\n", yes, judged);
    return 0;
}
