package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Cores of one term that were in force in a month. */
record MonthlyCores(YearMonth month, int years, int cores) {
    private static final Comparator<MonthlyCores> ORDER =
            Comparator.comparing(MonthlyCores::month).thenComparingInt(MonthlyCores::years);

    /** Returns the cores in force in each month up to and including {@code last}; months without cores are left out. */
    static List<MonthlyCores> of(List<Contract> contracts, YearMonth last) {
        return contracts.stream()
                .flatMap(contract -> months(contract, last))
                .filter(entry -> entry.cores() > 0)
                .sorted(ORDER)
                .toList();
    }

    /** Returns the entries of both lists in order. */
    static List<MonthlyCores> concat(List<MonthlyCores> first, List<MonthlyCores> second) {
        return Stream.concat(first.stream(), second.stream()).sorted(ORDER).toList();
    }

    /** Returns true for the same month and term, whatever the cores. */
    boolean isSameMonthAs(MonthlyCores other) {
        return ORDER.compare(this, other) == 0;
    }

    private static Stream<MonthlyCores> months(Contract contract, YearMonth last) {
        return Stream.iterate(contract.start(), month -> month.plusMonths(1))
                .takeWhile(month -> !month.isAfter(last) && !month.isAfter(contract.end()))
                .map(month -> new MonthlyCores(month, contract.years(), contract.coresIn(month)));
    }
}
