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
record Standing(Contract contract, int cores, int pending, int next) {
    /** Empty for a slot without contract. */
    static Optional<Standing> of(Slot slot, YearMonth month) {
        return switch (slot) {
            case Slot.None none -> Optional.empty();
            case Slot.NotStarted(Contract contract) -> Optional.of(notStarted(contract));
            case Slot.Running(Contract contract) -> Optional.of(running(contract, month));
            case Slot.Final(Contract contract) -> Optional.of(last(contract, month));
        };
    }

    private static Standing notStarted(Contract contract) {
        int initial = contract.coresIn(contract.start());
        return new Standing(contract, 0, initial, initial);
    }

    private static Standing running(Contract contract, YearMonth month) {
        int cores = contract.coresIn(month);
        int pending = contract.addedIn(month.plusMonths(1));
        return new Standing(contract, cores, pending, cores + pending);
    }

    /** What is staged stays to be seen while renewal is off, but comes to nothing. */
    private static Standing last(Contract contract, YearMonth month) {
        int cores = contract.coresIn(month);
        return contract.terms().renewal()
                ? new Standing(contract, cores, contract.coresToFollow(), contract.coresToFollow())
                : new Standing(contract, cores, contract.terms().staged().orElse(0), 0);
    }
}
