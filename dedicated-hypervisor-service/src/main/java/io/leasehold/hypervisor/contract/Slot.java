package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.List;

/** What a tenant has of one term in a month: nothing, or one contract in one of its states (contract, 9.1). */
sealed interface Slot {
    /** No contract, or only ended ones. */
    record None() implements Slot {}

    /** It starts next month. */
    record NotStarted(Contract contract) implements Slot {}

    /** It runs, and the month is not its last. */
    record Running(Contract contract) implements Slot {}

    /** The month is its last. */
    record Final(Contract contract) implements Slot {}

    /** The slot of the term in the month; at most one of the contracts is live then. */
    static Slot of(List<Contract> contracts, int years, YearMonth month) {
        return contracts.stream()
                .filter(contract -> contract.years() == years)
                .filter(contract -> !contract.end().isBefore(month))
                .findFirst()
                .map(contract -> in(contract, month))
                .orElseGet(None::new);
    }

    private static Slot in(Contract contract, YearMonth month) {
        if (contract.start().isAfter(month)) {
            return new NotStarted(contract);
        }
        return contract.end().equals(month) ? new Final(contract) : new Running(contract);
    }
}
