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
 * What months that have begun make of a tenant's contracts (contract, 9.5 and 9.8): follow-up contracts, and what is to
 * be announced. Replays any number of missed months; done again it finds nothing to do.
 *
 * @param contracts all of them, as they are then
 * @param changed those that are new or changed
 */
record RollOver(List<Contract> contracts, List<Contract> changed, List<ContractEvent> events) {
    private static final Comparator<Contract> ORDER =
            Comparator.comparingInt(Contract::years).thenComparing(Contract::start);

    RollOver {
        contracts = contracts.stream().sorted(ORDER).toList();
        changed = List.copyOf(changed);
        events = List.copyOf(events);
    }

    /** Rolls {@code contracts} of the tenant into the month. */
    static RollOver into(
            YearMonth month, String tenant, List<Contract> contracts, boolean carriesOver, Supplier<UUID> newId) {
        RollOver rolled = new RollOver(List.of(), List.of(), List.of());
        Deque<Contract> open = new ArrayDeque<>(contracts.stream().sorted(ORDER).toList());
        while (!open.isEmpty()) {
            Contract before = open.pop();
            Contract started = announceStart(before, month);
            Contract after = processEnd(started, month);
            boolean ends = after.announced().ended() && !before.announced().ended();
            rolled = rolled.with(before, after, events(tenant, before, after, ends));
            if (ends && after.terms().renewal() && !hasSuccessor(contracts, after)) {
                open.push(after.successor(newId.get(), carriesOver));
            }
        }
        return rolled.withNewContracts(contracts);
    }

    private static Contract announceStart(Contract contract, YearMonth month) {
        boolean begins = !contract.announced().started() && !contract.start().isAfter(month);
        return begins ? contract.withStartAnnounced() : contract;
    }

    private static Contract processEnd(Contract contract, YearMonth month) {
        boolean ends = !contract.announced().ended() && contract.end().isBefore(month);
        return ends ? contract.withEndProcessed() : contract;
    }

    private static boolean hasSuccessor(List<Contract> contracts, Contract ended) {
        return contracts.stream().anyMatch(other -> other.predecessor().equals(Optional.of(ended.id())));
    }

    private static List<ContractEvent> events(String tenant, Contract before, Contract after, boolean ends) {
        List<ContractEvent> events = new ArrayList<>();
        ContractReport report = report(tenant, after);
        if (after.announced().started() && !before.announced().started()) {
            events.add(
                    after.predecessor().isPresent()
                            ? new ContractEvent.Renewed(report)
                            : new ContractEvent.Started(report));
        }
        if (ends && !after.terms().renewal()) {
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

    private RollOver with(Contract before, Contract after, List<ContractEvent> more) {
        List<Contract> all = new ArrayList<>(contracts);
        all.add(after);
        List<Contract> allChanged = new ArrayList<>(changed);
        if (!after.equals(before)) {
            allChanged.add(after);
        }
        List<ContractEvent> allEvents = new ArrayList<>(events);
        allEvents.addAll(more);
        return new RollOver(all, allChanged, allEvents);
    }

    /** Follow-ups count as changed even where no event is due for them yet. */
    private RollOver withNewContracts(List<Contract> known) {
        List<Contract> allChanged = new ArrayList<>(changed);
        contracts.stream()
                .filter(contract -> known.stream().noneMatch(other -> other.id().equals(contract.id())))
                .filter(contract -> !allChanged.contains(contract))
                .forEach(allChanged::add);
        return new RollOver(contracts, allChanged, events);
    }
}
