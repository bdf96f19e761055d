package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.List;

/** Contract of a tenant and a term in a month, in one of the states of the contract (9.1). */
sealed interface Slot {
    /** No contract, or only contracts that have ended. */
    record None() implements Slot {}

    /** A contract that starts next month. */
    record NotStarted(Contract contract) implements Slot {}

    /** A contract that runs and does not end this month. */
    record Running(Contract contract) implements Slot {}

    /** A contract in its last month. */
    record Final(Contract contract) implements Slot {}

    /** Finds the slot of the term in the month. At most one contract of a term has not ended. */
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
