package io.leasehold.reservation.lease;

import io.leasehold.reservation.demand.Size;
import io.leasehold.reservation.lease.History.Hosts;
import io.leasehold.reservation.lease.History.Instances;
import io.leasehold.reservation.lease.History.Span;
import io.leasehold.reservation.lease.History.Wanted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Model of sections 4.3 and 4.4 of the contract, minute by minute: yields the expected allocations. */
class AllocationModel {
    private static final Size HOST = new Size(4, 8192, 100);

    /** Slots on a host, or a whole host; {@code reservation} is the position within the lease. */
    private record Held(int reservation, int host, int slots, Optional<Size> size, Span span) {}

    private record Leased(Span span, List<Wanted> wanted, List<Held> held) {}

    private final int hosts;
    private final Map<String, Leased> leases = new LinkedHashMap<>();

    AllocationModel(int hosts) {
        this.hosts = hosts;
    }

    List<String> leases() {
        return List.copyOf(leases.keySet());
    }

    /** All allocations in order, one per line: {@code lease reservation:host*slots}. */
    String held() {
        return leases.entrySet().stream()
                .flatMap(lease -> lease.getValue().held().stream().map(held -> text(lease.getKey(), held)))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** Adds a lease; false when the lease does not fit. */
    boolean create(String id, Span span, List<Wanted> wanted) {
        Optional<List<Held>> held = place(List.of(), wanted, span);
        held.ifPresent(found -> leases.put(id, new Leased(span, wanted, found)));
        return held.isPresent();
    }

    void rename(String id, String to) {
        leases.put(to, Objects.requireNonNull(leases.remove(id)));
    }

    /** Moves a lease that has not started; false when the lease does not fit and stays in place. */
    boolean move(String id, Span to) {
        Leased old = Objects.requireNonNull(leases.remove(id));
        Optional<List<Held>> held =
                old.span().covers(to) ? Optional.of(at(to, old.held())) : place(old.held(), old.wanted(), to);
        leases.put(id, held.map(found -> new Leased(to, old.wanted(), found)).orElse(old));
        return held.isPresent();
    }

    void delete(String id) {
        leases.remove(id);
    }

    private static List<Held> at(Span span, List<Held> held) {
        return held.stream()
                .map(each -> new Held(each.reservation(), each.host(), each.slots(), each.size(), span))
                .toList();
    }

    private Optional<List<Held>> place(List<Held> before, List<Wanted> wanted, Span span) {
        List<Held> found = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            int reservation = place;
            Predicate<Integer> kept =
                    host -> before.stream().anyMatch(held -> held.reservation() == reservation && held.host() == host);
            List<Held> given = switch (wanted.get(place)) {
                case Hosts whole -> whole(reservation, whole, span, kept, found);
                case Instances some -> slots(reservation, some, span, kept, found);
            };
            if (given.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(given);
        }
        return Optional.of(found);
    }

    private List<Held> whole(int reservation, Hosts wanted, Span span, Predicate<Integer> kept, List<Held> siblings) {
        List<Held> found = hosts().filter(
                        host -> on(host, siblings).noneMatch(held -> held.span().overlaps(span)))
                .sorted(Comparator.comparing((Integer host) -> !kept.test(host))
                        .thenComparing(host -> on(host, List.of()).findAny().isPresent())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(wanted.max())
                .map(host -> new Held(reservation, host, 1, Optional.empty(), span))
                .toList();
        return found.size() < wanted.min() ? List.of() : found;
    }

    private List<Held> slots(
            int reservation, Instances wanted, Span span, Predicate<Integer> kept, List<Held> siblings) {
        List<Integer> inOrder = hosts().sorted(Comparator.comparing((Integer host) -> !kept.test(host))
                        .thenComparing(host -> on(host, siblings)
                                .noneMatch(held ->
                                        held.size().isPresent() && held.span().overlaps(span)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Held> found = new ArrayList<>();
        int missing = wanted.amount();
        for (int host : inOrder) {
            int offered = offered(wanted, free(host, wanted.size(), span, siblings));
            int taken = Math.min(offered, missing);
            if (taken > 0) {
                found.add(new Held(reservation, host, taken, Optional.of(wanted.size()), span));
                missing -= taken;
            }
        }
        return missing > 0 ? List.of() : found;
    }

    private static int offered(Instances wanted, int free) {
        return switch (wanted.affinity()) {
            case NONE -> free;
            case TOGETHER -> free >= wanted.amount() ? wanted.amount() : 0;
            case APART -> Math.min(free, 1);
        };
    }

    private int free(int host, Size size, Span span, List<Held> siblings) {
        return IntStream.range(span.from(), span.until())
                .map(minute -> free(
                        size,
                        on(host, siblings)
                                .filter(held -> held.span().overlaps(new Span(minute, minute + 1)))
                                .toList()))
                .min()
                .orElseThrow();
    }

    private static int free(Size size, List<Held> now) {
        if (now.stream().anyMatch(held -> held.size().isEmpty())) {
            return 0;
        }
        int vcpus = HOST.vcpus();
        int memory = HOST.memoryMb();
        int disk = HOST.diskGb();
        for (Held held : now) {
            Size used = held.size().orElseThrow();
            vcpus -= held.slots() * used.vcpus();
            memory -= held.slots() * used.memoryMb();
            disk -= held.slots() * used.diskGb();
        }
        int byDisk = size.diskGb() == 0 ? Integer.MAX_VALUE : disk / size.diskGb();
        return Math.min(Math.min(vcpus / size.vcpus(), memory / size.memoryMb()), byDisk);
    }

    private Stream<Integer> hosts() {
        return IntStream.rangeClosed(1, hosts).boxed();
    }

    /** Allocations of all leases on the host, and those in {@code more}. */
    private Stream<Held> on(int host, List<Held> more) {
        return Stream.concat(leases.values().stream().flatMap(lease -> lease.held().stream()), more.stream())
                .filter(held -> held.host() == host);
    }

    private static String text(String lease, Held held) {
        return "%s %d:%d*%d".formatted(lease, held.reservation(), held.host(), held.slots());
    }
}
