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
import io.leasehold.reservation.lease.LeaseStatus;
import io.leasehold.reservation.lease.Reservation;
import io.leasehold.reservation.lease.ReservationView;
import io.leasehold.reservation.request.RequestJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Lets the operator's filters judge leases with what they would hold; gathers no facts when there is no filter. */
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

    /** Whether anybody wants to know of ends. */
    public boolean areOn() {
        return enforcement.isOn();
    }

    /** Tells that the lease ends; never fails. */
    public Uni<Void> ends(Lease lease) {
        return whenOn(() -> objects(held(lease))
                .chain(objects -> enforcement.onEnd(
                        context(lease.owner().userId(), lease.owner().projectId()), facts(lease, null, objects))));
    }

    Uni<Void> creates(Caller caller, CreateLease request, List<Holdings> held) {
        return whenOn(() -> objects(held.stream())
                .chain(objects -> enforcement.checkCreate(context(caller), facts(caller, request, held, objects))));
    }

    Uni<Void> changes(Caller caller, Lease before, Lease after, UpdateLease request) {
        @Nullable String beforeEnd = request.beforeEndText().orElse(null);
        return whenOn(() -> objects(Stream.concat(held(before), held(after)))
                .chain(objects -> enforcement.checkUpdate(
                        context(caller), facts(before, null, objects), facts(after, beforeEnd, objects))));
    }

    private Uni<Void> whenOn(Supplier<Uni<Void>> check) {
        return enforcement.isOn() ? check.get() : Uni.createFrom().voidItem();
    }

    private Uni<Map<Long, Map<String, Object>>> objects(Stream<Holdings> held) {
        return hosts.of(held.flatMap(each -> each.hostIds().stream()).distinct().toList());
    }

    private static Stream<Holdings> held(Lease lease) {
        return lease.reservations().stream().map(Reservation::held);
    }

    private LeaseFacts facts(
            Caller caller, CreateLease request, List<Holdings> held, Map<Long, Map<String, Object>> objects) {
        return new LeaseFacts(
                null,
                request.name().asText(),
                caller.userId(),
                caller.projectId(),
                request.window().start(),
                request.window().end(),
                CreateLease.isGiven(request.beforeEnd()) ? request.beforeEnd().asText() : null,
                LeaseStatus.CREATING.name(),
                IntStream.range(0, held.size())
                        .mapToObj(place -> new ReservationFacts(
                                object(RequestJson.of(request.reservations().get(place))),
                                allocations(held.get(place), objects)))
                        .toList());
    }

    private LeaseFacts facts(Lease lease, @Nullable String beforeEnd, Map<Long, Map<String, Object>> objects) {
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
                                allocations(each.held(), objects)))
                        .toList());
    }

    private List<Map<String, Object>> allocations(Holdings held, Map<Long, Map<String, Object>> objects) {
        return Stream.concat(
                        held.hosts().stream()
                                .map(Allocation::hostId)
                                .map(objects::get)
                                .filter(Objects::nonNull),
                        held.addresses().stream().map(LeaseChecks::object))
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

    private Context context(Caller caller) {
        return context(caller.userId(), caller.projectId());
    }

    private Context context(String userId, String projectId) {
        return new Context(userId, projectId, identityUrl, null);
    }
}
