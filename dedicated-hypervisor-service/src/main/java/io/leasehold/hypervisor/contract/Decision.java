package io.leasehold.hypervisor.contract;

import io.leasehold.common.error.ServiceException;
import io.leasehold.hypervisor.sdpf.InvalidRequest;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Outcome of a request for a slot, by the decision tables of the contract (9.3 and 9.4). A refusal → 400. */
sealed interface Decision {
    /** The contract to save, new or changed. */
    record Keep(Contract contract) implements Decision {}

    /** The contract to delete. */
    record Remove(Contract contract) implements Decision {}

    /** Decides, by table 9.3, on a request for {@code cores} in {@code month}. */
    static Decision manage(Slot slot, int years, int cores, YearMonth month, Supplier<UUID> newId) {
        YearMonth next = month.plusMonths(1);
        boolean some = cores > 0;
        return switch (slot) {
            case Slot.None none when some -> new Keep(Contract.starting(newId.get(), years, next, cores));
            case Slot.None none -> throw refusal("no contract to delete");

            case Slot.NotStarted(Contract contract) when some -> new Keep(contract.withCommitment(next, cores));
            case Slot.NotStarted(Contract contract) -> new Remove(contract);

            case Slot.Running(Contract contract) when some -> new Keep(contract.withCommitment(next, cores));
            case Slot.Running(Contract contract)
            when contract.addedIn(next) > 0 -> new Keep(contract.withoutCommitment(next));
            case Slot.Running(Contract contract) -> throw refusal("no commitment for the next month");

            case Slot.Final(Contract contract)
            when contract.terms().renewal() && some -> new Keep(contract.withStagedCores(Optional.of(cores)));
            case Slot.Final(Contract contract)
            when contract.terms().renewal() -> throw refusal("contract_renewal must be false");
            case Slot.Final(Contract contract) when some -> throw refusal("contract_renewal must be true");
            case Slot.Final(Contract contract) -> new Keep(contract.withStagedCores(Optional.empty()));
        };
    }

    /** Decides, by table 9.4, on a request to switch renewal; an empty {@code renewal} changes nothing. */
    static Decision renew(Slot slot, Optional<Boolean> renewal) {
        return switch (slot) {
            case Slot.None none -> throw refusal("no contract");
            case Slot.NotStarted(Contract contract) -> renew(contract, renewal);
            case Slot.Running(Contract contract) -> renew(contract, renewal);
            case Slot.Final(Contract contract) -> renew(contract, renewal);
        };
    }

    private static Decision renew(Contract contract, Optional<Boolean> renewal) {
        return new Keep(renewal.map(contract::withRenewal).orElse(contract));
    }

    private static ServiceException refusal(String reason) {
        return InvalidRequest.parameter("vsphere_contract", reason);
    }
}
