package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Optional;

/**
 * Cores of a contract as seen in a month (contract, 9.1).
 *
 * @param cores the cores in force
 * @param pending the cores that take effect with the next month
 * @param next the cores in force in the next month under the present settings
 */
record ContractFigures(Contract contract, int cores, int pending, int next) {
    /** Computes the figures of the contract in the slot; empty for a slot without contract. */
    static Optional<ContractFigures> of(Slot slot, YearMonth month) {
        return switch (slot) {
            case Slot.None none -> Optional.empty();
            case Slot.NotStarted(Contract contract) -> Optional.of(notStarted(contract));
            case Slot.Running(Contract contract) -> Optional.of(running(contract, month));
            case Slot.Final(Contract contract) -> Optional.of(last(contract, month));
        };
    }

    private static ContractFigures notStarted(Contract contract) {
        int initial = contract.coresIn(contract.start());
        return new ContractFigures(contract, 0, initial, initial);
    }

    private static ContractFigures running(Contract contract, YearMonth month) {
        int cores = contract.coresIn(month);
        int pending = contract.addedIn(month.plusMonths(1));
        return new ContractFigures(contract, cores, pending, cores + pending);
    }

    /** Computes the figures of the last month: staged cores are shown while renewal is off, but have no effect. */
    private static ContractFigures last(Contract contract, YearMonth month) {
        int cores = contract.coresIn(month);
        return contract.terms().renewal()
                ? new ContractFigures(contract, cores, contract.successorCores(), contract.successorCores())
                : new ContractFigures(contract, cores, contract.terms().staged().orElse(0), 0);
    }
}
