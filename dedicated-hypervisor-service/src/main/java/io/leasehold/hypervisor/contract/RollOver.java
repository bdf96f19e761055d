package io.leasehold.hypervisor.contract;

import io.leasehold.common.event.ContractEvent;
import io.leasehold.common.event.ContractEvent.ContractReport;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Roll-over of a tenant's contracts into a month (contract, 9.5 and 9.8): the successors of renewed contracts, and the
 * events of contracts that started or ended. Any number of missed months is replayed; a repetition changes nothing.
 *
 * @param contracts all contracts after the roll-over
 * @param changed new contracts and contracts that the roll-over changed
 */
record RollOver(List<Contract> contracts, List<Contract> changed, List<ContractEvent> events) {
    private static final Comparator<Contract> ORDER =
            Comparator.comparingInt(Contract::years).thenComparing(Contract::start);

    RollOver {
        contracts = contracts.stream().sorted(ORDER).toList();
        changed = List.copyOf(changed);
        events = List.copyOf(events);
    }

    /**
     * Rolls the tenant's contracts into the month.
     *
     * @param carriesOver true when successors are to be renewed too
     */
    static RollOver into(
            YearMonth month, String tenant, List<Contract> contracts, boolean carriesOver, Supplier<UUID> newId) {
        List<Contract> rolled = new ArrayList<>();
        List<Contract> changed = new ArrayList<>();
        List<ContractEvent> events = new ArrayList<>();
        Deque<Contract> pending =
                new ArrayDeque<>(contracts.stream().sorted(ORDER).toList());
        while (!pending.isEmpty()) {
            Contract before = pending.pop();
            Contract after = processEnd(announceStart(before, month), month);
            rolled.add(after);
            if (!contracts.contains(after)) {
                changed.add(after);
            }
            events.addAll(events(tenant, before, after));
            if (ends(before, after) && after.terms().renewal() && !hasSuccessor(contracts, after)) {
                pending.push(after.successor(newId.get(), carriesOver));
            }
        }
        return new RollOver(rolled, changed, events);
    }

    private static Contract announceStart(Contract contract, YearMonth month) {
        boolean due = !contract.announced().started() && !contract.start().isAfter(month);
        return due ? contract.withStartAnnounced() : contract;
    }

    private static Contract processEnd(Contract contract, YearMonth month) {
        boolean due = !contract.announced().ended() && contract.end().isBefore(month);
        return due ? contract.withEndProcessed() : contract;
    }

    private static boolean starts(Contract before, Contract after) {
        return after.announced().started() && !before.announced().started();
    }

    private static boolean ends(Contract before, Contract after) {
        return after.announced().ended() && !before.announced().ended();
    }

    private static boolean hasSuccessor(List<Contract> contracts, Contract ended) {
        return contracts.stream().anyMatch(other -> other.predecessor().equals(Optional.of(ended.id())));
    }

    private static List<ContractEvent> events(String tenant, Contract before, Contract after) {
        List<ContractEvent> events = new ArrayList<>();
        ContractReport report = report(tenant, after);
        if (starts(before, after)) {
            events.add(
                    after.predecessor().isPresent()
                            ? new ContractEvent.Renewed(report)
                            : new ContractEvent.Started(report));
        }
        if (ends(before, after) && !after.terms().renewal()) {
            events.add(new ContractEvent.Ended(report));
        }
        return events;
    }

    private static ContractReport report(String tenant, Contract contract) {
        return new ContractReport(
                tenant,
                contract.id().toString(),
                contract.years(),
                contract.start().toString(),
                contract.end().toString(),
                contract.coresIn(contract.start()));
    }
}
