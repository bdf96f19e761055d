package io.leasehold.hypervisor.contract;

import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.ServiceEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Contracts of a tenant in memory: decision tables and roll-over without a database. */
final class InMemoryContracts {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    final List<String> events = new ArrayList<>();
    private List<Contract> contracts = new ArrayList<>();
    private YearMonth month = YearMonth.of(2025, 9);

    /** Moves to a time in Tokyo, such as {@code 2025-09-30 23:59:59} or {@code 2025-09-15}. */
    InMemoryContracts on(String when) {
        String day = when.substring(0, 10);
        String time = when.length() > 10 ? when.substring(11) : "12:00:00";
        return at(
                LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(TOKYO).toInstant());
    }

    InMemoryContracts at(Instant now) {
        month = YearMonth.from(now.atZone(TOKYO));
        roll();
        return this;
    }

    void roll() {
        RollOver rolled = RollOver.into(month, "t", contracts, false, UUID::randomUUID);
        contracts = rolled.contracts();
        rolled.events().stream().map(ServiceEvent::type).forEach(events::add);
    }

    /** Returns {@code cores/pending/next}, {@code {}} for a deleted contract, or {@code 400 reason} for a refusal. */
    String post(int years, int cores) {
        return decide(years, () -> Decision.manage(slot(years), years, cores, month, UUID::randomUUID));
    }

    String put(int years, Optional<Boolean> renewal) {
        return decide(years, () -> Decision.renew(slot(years), renewal));
    }

    String show(int years) {
        return ContractFigures.of(slot(years), month)
                .map(figures -> "%d/%d/%d".formatted(figures.cores(), figures.pending(), figures.next()))
                .orElse("none");
    }

    String window(int years) {
        return ContractFigures.of(slot(years), month)
                .map(ContractFigures::contract)
                .map(contract -> "%s…%s %s"
                        .formatted(
                                contract.start(),
                                contract.end(),
                                contract.terms().renewal()))
                .orElse("none");
    }

    List<String> history() {
        return MonthlyCores.of(contracts, month).stream()
                .map(entry -> "%s y%d %d".formatted(entry.month(), entry.years(), entry.cores()))
                .toList();
    }

    private String decide(int years, java.util.function.Supplier<Decision> decision) {
        try {
            return switch (decision.get()) {
                case Decision.Keep(Contract kept) -> keep(kept, years);
                case Decision.Remove(Contract removed) -> remove(removed);
            };
        } catch (ServiceException refused) {
            return "400 " + refused.text().replaceFirst(".*: ", "");
        }
    }

    private String keep(Contract kept, int years) {
        contracts = new ArrayList<>(contracts);
        contracts.removeIf(contract -> contract.id().equals(kept.id()));
        contracts.add(kept);
        return show(years);
    }

    private String remove(Contract removed) {
        contracts = new ArrayList<>(contracts);
        contracts.remove(removed);
        return "{}";
    }

    private Slot slot(int years) {
        return Slot.of(contracts, years, month);
    }
}
