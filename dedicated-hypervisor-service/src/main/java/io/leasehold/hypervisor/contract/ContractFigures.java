package io.leasehold.hypervisor.contract;

import java.time.YearMonth;
import java.util.Optional;

/**
 * A contract's numbers in a month (contract, 9.1): a pure function of the contract and the month.
 *
 * @param cores in force
 * @param pending that take effect with the next month
 * @param next in force in the next month under present settings
 */
record ContractFigures(Contract contract, int cores, int pending, int next) {
    /** Empty for a slot without contract. */
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

    /** What is staged stays to be seen while renewal is off, but comes to nothing. */
    private static ContractFigures last(Contract contract, YearMonth month) {
        int cores = contract.coresIn(month);
        return contract.terms().renewal()
                ? new ContractFigures(contract, cores, contract.successorCores(), contract.successorCores())
                : new ContractFigures(contract, cores, contract.terms().staged().orElse(0), 0);
    }
}
