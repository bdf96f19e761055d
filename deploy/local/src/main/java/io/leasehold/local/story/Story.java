package io.leasehold.local.story;

import static io.leasehold.local.story.Eventually.expect;
import static io.leasehold.local.story.Eventually.require;
import static io.leasehold.local.story.Eventually.requireEqual;

import io.leasehold.common.event.Topics;
import java.util.Map;

/**
 * Story of one lease through all four services: hosts are registered, capacity is leased, a server boots on it with a
 * serial number, a licence and a mediated device, and the end of the lease releases everything.
 */
public final class Story {
    private final SuiteClient suite;
    private final StoryListener listener;
    private final Operator operator;
    private final Tenant tenant;
    private final LeasedServer server;
    private final StateComparison comparison = new StateComparison();
    private String leaseId = "";
    private String serverId = "";
    private String hostReservation = "";
    private String instanceReservation = "";

    /** Creates a story; {@code run} distinguishes its names from those of other runs. */
    public Story(SuiteClient suite, String run) {
        this.suite = suite;
        this.listener = suite.listener();
        this.operator = new Operator(suite);
        this.tenant = new Tenant(suite, run);
        this.server = new LeasedServer(suite, run + "-aix");
    }

    /** Plays the story and waits until its effects are complete; afterwards the suite is as it was before. */
    public void play() {
        comparison.before(states());
        step("The operator hands over five hosts, runs a hypervisor on the first and signs a contract", () -> {
            operator.registerHosts();
            operator.startHypervisor();
            operator.signContract();
        });
        step("Alice leases a host with a graphics card and room for four servers", this::lease);
        step("Alice boots AIX on her host, with a serial number, and watches it boot", () -> {
            server.boot(hostReservation);
            expect("the id of the server can be read", () -> serverId = server.id());
            server.awaitBoot();
        });
        step("Alice attaches a slice of the graphics card", server::attachDevice);
        comparison.during(states());
        step("Alice ends the lease, and everything comes back", this::end);
        step("The operator packs up", operator::cleanUp);
        comparison.after(settled());
    }

    /** Removes the resources that an interrupted story left behind. */
    public void cleanUp() {
        tenant.deleteLease();
        server.delete();
        operator.cleanUp();
    }

    /** Returns the states of the resources before, during and after the lease. */
    public StateComparison comparison() {
        return comparison;
    }

    /** Returns the events of the story, read from Kafka. */
    public EventSequences eventSequences() {
        EventSequences.Subjects cast =
                new EventSequences.Subjects(leaseId, hostReservation, instanceReservation, serverId);
        return EventSequences.of(suite.events().of(Topics.ALL), cast);
    }

    private void lease() {
        tenant.lease();
        expect("the ids of the lease can be read", () -> {
            leaseId = tenant.leaseId();
            hostReservation = tenant.reservation("physical:host").getString("id");
            instanceReservation = tenant.reservation("virtual:instance").getString("id");
        });
        expect("hosts and licence are with the lease", () -> {
            ResourceStates now = states();
            requireEqual("the host reservation", now.at("host " + Fleet.FIRST.name()));
            requireEqual(
                    4L,
                    now.things().values().stream().filter(Story::holdsInstances).count());
            requireEqual("1", now.at("licences of demo"));
        });
        suite.as("alice").show("/compute/v2.1/flavors/" + instanceReservation);
        suite.as("alice").show("/dedicated-hypervisor/v1.0/aaa8749130bc3d2886d6b9bb3fcb1715/usages");
    }

    private void end() {
        tenant.endLease();
        expect("the server is gone", () -> require(server.isGone(), "it is still there"));
        expect("its image was taken once", () -> requireEqual(1L, server.images()));
        expect(
                "the hosts are back",
                () -> Fleet.ALL.forEach(host -> requireEqual("freepool", states().at("host " + host.name()))));
        expect("the licence is back", () -> requireEqual("0", states().at("licences of demo")));
        expect("the device is back", () -> require(states().things().containsValue("Active"), "it is attached"));
    }

    private static boolean holdsInstances(String pools) {
        return pools.equals("freepool, the instance reservation");
    }

    /** Returns the states once they no longer change, since late events may still arrive. */
    private ResourceStates settled() {
        ResourceStates[] last = {states()};
        expect("everything has settled", () -> {
            ResourceStates previous = last[0];
            last[0] = states();
            requireEqual(previous, last[0]);
        });
        return last[0];
    }

    private ResourceStates states() {
        ResourceStates[] now = {new ResourceStates(Map.of())};
        expect("the services answer", () -> now[0] = ResourceStates.of(suite, this::readable));
        return now[0];
    }

    private String readable(String pools) {
        return hostReservation.isEmpty()
                ? pools
                : pools.replace(hostReservation, "the host reservation")
                        .replace(instanceReservation, "the instance reservation");
    }

    private void step(String title, Runnable action) {
        listener.step(title);
        action.run();
    }
}
