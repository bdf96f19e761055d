package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Contracts of a tenant, rolled over into a month.
 *
 * @param history the cores in force in each month up to and including {@code month}
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

    /** Returns the figures of the contracts that have not ended, by term. */
    List<ContractFigures> figures() {
        return IntStream.of(TERMS)
                .mapToObj(this::slot)
                .map(slot -> ContractFigures.of(slot, month))
                .flatMap(Optional::stream)
                .toList();
    }
}
