package io.leasehold.reservation.lease.change;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leasehold.common.auth.Caller;
import io.leasehold.reservation.demand.Address;
import io.leasehold.reservation.demand.Allocation;
import io.leasehold.reservation.demand.Holdings;
import io.leasehold.reservation.enforcement.Context;
import io.leasehold.reservation.enforcement.Enforcement;
import io.leasehold.reservation.enforcement.LeaseFacts;
import io.leasehold.reservation.enforcement.ReservationFacts;
import io.leasehold.reservation.host.HostDetails;
import io.leasehold.reservation.lease.Lease;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationView;
import io.leasehold.reservation.request.Request;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Checks of leases, with the hosts and floating IPs they would hold, by the filters of the operator. */
@Singleton
public class LeaseChecks {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Enforcement enforcement;
    private final HostDetails hosts;
    private final ObjectMapper mapper;
    private final String identityUrl;

    LeaseChecks(
            Enforcement enforcement,
            HostDetails hosts,
            ObjectMapper mapper,
            @ConfigProperty(name = "leasehold.identity.public-url") String identityUrl) {
        this.enforcement = enforcement;
        this.hosts = hosts;
        this.mapper = mapper;
        this.identityUrl = identityUrl;
    }

    /** Returns true when there is a filter. */
    public boolean isEnabled() {
        return enforcement.isEnabled();
    }

    /** Returns the approval of one request, which nothing has approved yet. */
    public Approval approval(Caller caller) {
        return new Approval(caller);
    }

    /** Reports that the lease ends; never fails. */
    public Uni<Void> notifyEnd(Lease lease) {
        return isEnabled()
                ? details(holdings(lease))
                        .chain(details -> enforcement.onEnd(
                                context(lease.owner().userId(), lease.owner().projectId()),
                                facts(lease, null, details)))
                : Uni.createFrom().voidItem();
    }

    /**
     * Approval of the choices of one request by the filters. A choice about which the filters were asked the same question
     * before, with equal hosts, is approved without asking again.
     */
    public final class Approval {
        private final Context context;
        private Optional<Question> approved = Optional.empty();

        private Approval(Caller caller) {
            this.context = context(caller.userId(), caller.projectId());
        }

        /**
         * Fails when a filter refuses the new lease.
         *
         * @param holdings of each request, in their order
         * @param lease makes the lease of its reservations
         */
        public Uni<Void> create(
                List<Request> requests, List<Holdings> holdings, Function<List<ReservationFacts>, LeaseFacts> lease) {
            return details(holdings.stream())
                    .map(details -> IntStream.range(0, holdings.size())
                            .mapToObj(place -> new ReservationFacts(
                                    object(requests.get(place).json()), allocations(holdings.get(place), details)))
                            .toList())
                    .chain(reservations -> ask(new Question(Optional.empty(), lease.apply(reservations))));
        }

        /**
         * Fails when a filter refuses the change.
         *
         * @param beforeEnd time of the before-end event as the caller wrote it
         */
        Uni<Void> update(Lease before, Lease after, Optional<String> beforeEnd) {
            return details(Stream.concat(holdings(before), holdings(after)))
                    .chain(details -> ask(new Question(
                            Optional.of(facts(before, null, details)), facts(after, beforeEnd.orElse(null), details))));
        }

        private Uni<Void> ask(Question question) {
            return approved.equals(Optional.of(question))
                    ? Uni.createFrom().voidItem()
                    : question.current()
                            .map(current -> enforcement.checkUpdate(context, current, question.requested()))
                            .orElseGet(() -> enforcement.checkCreate(context, question.requested()))
                            .invoke(() -> approved = Optional.of(question));
        }
    }

    /** The body of a question to the filters; {@code current} only for changes. */
    private record Question(Optional<LeaseFacts> current, LeaseFacts requested) {}

    private Uni<Map<Long, Map<String, Object>>> details(Stream<Holdings> holdings) {
        return hosts.of(
                holdings.flatMap(each -> each.hostIds().stream()).distinct().toList());
    }

    private static Stream<Holdings> holdings(Lease lease) {
        return lease.reservations().stream().map(Reservation::holdings);
    }

    private LeaseFacts facts(Lease lease, @Nullable String beforeEnd, Map<Long, Map<String, Object>> details) {
        return new LeaseFacts(
                lease.id(),
                lease.name(),
                lease.owner().userId(),
                lease.owner().projectId(),
                lease.window().start(),
                lease.window().end(),
                beforeEnd,
                lease.status().name(),
                lease.reservations().stream()
                        .map(each -> new ReservationFacts(
                                object(ReservationView.of(lease.id().toString(), each)),
                                allocations(each.holdings(), details)))
                        .toList());
    }

    private List<Map<String, Object>> allocations(Holdings holdings, Map<Long, Map<String, Object>> details) {
        return Stream.concat(
                        holdings.hosts().stream()
                                .map(Allocation::hostId)
                                .map(details::get)
                                .filter(Objects::nonNull),
                        holdings.addresses().stream().map(LeaseChecks::object))
                .toList();
    }

    private static Map<String, Object> object(Address address) {
        return Map.of(
                "id", address.id().toString(),
                "floating_network_id", address.networkId(),
                "subnet_id", address.subnetId(),
                "floating_ip_address", address.address(),
                "reservable", true);
    }

    private Map<String, Object> object(Object view) {
        return mapper.convertValue(view, OBJECT);
    }

    private Context context(String userId, String projectId) {
        return new Context(userId, projectId, identityUrl, null);
    }
}
