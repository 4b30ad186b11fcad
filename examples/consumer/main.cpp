// The same from C++: the headers need nothing but the library.
#include <cstdio>
#include <pace/pace.h>
#include <vector>

int main()
{
    std::vector<double> values{7700, 8855};
    pace_error err = PACE_ERROR_INIT;
    pace_series output = pace_series_of(values.data(), static_cast<int64_t>(values.size()), pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    pace_gap gap;

    if (pace_gap_assess(&gap, output, &target, nullptr, &err)) {
        std::fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    std::printf("needs %.2f%% a year, had %.2f%%\n", 100 * gap.required_rate, 100 * gap.actual_rate);
    return 0;
}
