package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A tenant's contracts in a month that they have been rolled into.
 *
 * @param history what was in force up to and including the month
 */
record TenantContracts(List<Contract> contracts, List<MonthlyCores> history, YearMonth month) {
    private static final int[] TERMS = {1, 3};

    TenantContracts {
        contracts = List.copyOf(contracts);
        history = List.copyOf(history);
    }

    Slot slot(int years) {
        return Slot.of(contracts, years, month);
    }

    /** Every contract that is not over, by term. */
    List<ContractFigures> figures() {
        return IntStream.of(TERMS)
                .mapToObj(this::slot)
                .map(slot -> ContractFigures.of(slot, month))
                .flatMap(Optional::stream)
                .toList();
    }
}
