package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The cores of one term that were in force in a month. */
record MonthlyCores(YearMonth month, int years, int cores) {
    private static final Comparator<MonthlyCores> ORDER =
            Comparator.comparing(MonthlyCores::month).thenComparingInt(MonthlyCores::years);

    /** What the contracts had in force in each month up to and including {@code last}. */
    static List<MonthlyCores> of(List<Contract> contracts, YearMonth last) {
        return contracts.stream()
                .flatMap(contract -> months(contract, last))
                .filter(entry -> entry.cores() > 0)
                .sorted(ORDER)
                .toList();
    }

    private static Stream<MonthlyCores> months(Contract contract, YearMonth last) {
        return Stream.iterate(contract.start(), month -> month.plusMonths(1))
                .takeWhile(month -> !month.isAfter(last) && !month.isAfter(contract.end()))
                .map(month -> new MonthlyCores(month, contract.years(), contract.coresIn(month)));
    }
}
