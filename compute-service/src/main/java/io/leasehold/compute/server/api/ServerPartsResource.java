package io.leasehold.compute.server.api;

import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.VersionedObject;
import io.leasehold.compute.server.Nic;
import io.leasehold.compute.server.Server;
import io.leasehold.compute.server.Servers;
import io.leasehold.compute.server.VmState;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Addresses, interfaces, volumes and security groups of a server, as they were requested. */
@Path("/v2.1/servers/{id}")
@Produces(MediaType.APPLICATION_JSON)
class ServerPartsResource {
    private final Servers servers;
    private final Policy policy;
    private final Exchange exchange;

    ServerPartsResource(Servers servers, Policy policy, Exchange exchange) {
        this.servers = servers;
        this.policy = policy;
        this.exchange = exchange;
    }

    @GET
    @Path("/ips")
    public Uni<Map<String, @Nullable Object>> ips(String id) {
        return server(id, "ips:index").map(server -> answer("addresses", networks(server)));
    }

    @GET
    @Path("/ips/{network}")
    public Uni<Map<String, @Nullable Object>> ips(String id, String network) {
        return server(id, "ips:show").map(server -> {
            List<Map<String, Object>> addresses = AddressView.brief(server, network);
            if (addresses.isEmpty()) {
                throw ServiceException.notFound("Instance is not a member of specified network");
            }
            return answer(network, addresses);
        });
    }

    @GET
    @Path("/os-interface")
    public Uni<Map<String, @Nullable Object>> interfaces(String id) {
        return server(id, "os-attach-interfaces:list")
                .map(server -> answer(
                        "interfaceAttachments",
                        server.nics().stream()
                                .map(nic -> attachment(nic, server))
                                .toList()));
    }

    @GET
    @Path("/os-volume_attachments")
    public Uni<Map<String, @Nullable Object>> volumes(String id) {
        return server(id, "os-volumes-attachments:index")
                .map(server -> answer(
                        "volumeAttachments",
                        server.spec().details().volumes().stream()
                                .map(volume -> volume(volume.getOrDefault("id", ""), server))
                                .toList()));
    }

    @GET
    @Path("/os-security-groups")
    public Uni<Map<String, @Nullable Object>> securityGroups(String id) {
        return server(id, "os-security-groups:list")
                .map(server -> answer(
                        "security_groups",
                        server.spec().details().securityGroups().stream()
                                .map(name -> securityGroup(name, server))
                                .toList()));
    }

    private Uni<Server> server(String id, String rule) {
        policy.reader(rule);
        return servers.get(exchange.caller(), id);
    }

    private Map<String, @Nullable Object> answer(String key, Object value) {
        return VersionedObject.in(exchange.version()).with(key, value).json();
    }

    private static Map<String, List<Map<String, Object>>> networks(Server server) {
        Map<String, List<Map<String, Object>>> networks = new TreeMap<>();
        server.nics().forEach(nic -> networks.put(nic.network(), AddressView.brief(server, nic.network())));
        return networks;
    }

    private Map<String, @Nullable Object> attachment(Nic nic, Server server) {
        return VersionedObject.in(exchange.version())
                .with("port_id", nic.portId())
                .with("net_id", nic.network())
                .with("mac_addr", nic.mac())
                .with("port_state", server.vmState() == VmState.ACTIVE ? "ACTIVE" : "DOWN")
                .with("fixed_ips", List.of(Map.of("ip_address", nic.address(), "subnet_id", nic.network())))
                .since(70, "tag", null)
                .json();
    }

    private Map<String, @Nullable Object> volume(String volume, Server server) {
        return VersionedObject.in(exchange.version())
                .with("id", volume)
                .with("volumeId", volume)
                .with("serverId", server.id())
                .with("device", null)
                .since(70, "tag", null)
                .since(79, "delete_on_termination", false)
                .json();
    }

    private Map<String, @Nullable Object> securityGroup(String name, Server server) {
        return VersionedObject.in(exchange.version())
                .with("id", name)
                .with("name", name)
                .with("description", name)
                .with("tenant_id", server.projectId())
                .with("rules", List.of())
                .json();
    }
}
