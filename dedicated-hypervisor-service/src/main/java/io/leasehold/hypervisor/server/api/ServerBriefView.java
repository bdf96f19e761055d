package io.leasehold.hypervisor.server.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.leasehold.hypervisor.hardware.RootPassword;
import io.leasehold.hypervisor.sdpf.Links;
import io.leasehold.hypervisor.sdpf.Links.Link;
import io.leasehold.hypervisor.server.Server;
import io.leasehold.hypervisor.server.order.ServerOrder;
import java.util.List;

/** Server in a list. */
record ServerBriefView(String id, String name, List<Link> links, MachineView baremetalServer) {
    record MachineView(String id, List<Link> links, String name) {}

    /** Server in the response to its creation, the only response that shows the password. */
    record CreatedView(
            String id,
            List<Link> links,
            String name,
            @JsonProperty("adminPass") String adminPass) {
        static CreatedView of(ServerOrder order, Links links) {
            String id = order.machine().id().toString();
            RootPassword password = order.machine().password();
            return new CreatedView(id, links.server(id), order.label().name(), password.value());
        }
    }

    static ServerBriefView of(Server server, Links links) {
        String id = server.id().toString();
        String machine = server.hardware().machine().id().toString();
        String name = server.label().name();
        return new ServerBriefView(id, name, links.server(id), new MachineView(machine, links.machine(machine), name));
    }
}
