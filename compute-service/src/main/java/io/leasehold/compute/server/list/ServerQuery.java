package io.leasehold.compute.server.list;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.paging.PageRequest;
import io.leasehold.compute.nova.Exchange;
import io.leasehold.compute.nova.Microversion;
import io.leasehold.compute.nova.Policy;
import io.leasehold.compute.nova.Query;
import io.leasehold.compute.nova.Sorting;
import io.leasehold.compute.nova.Sorting.Term;
import io.leasehold.compute.server.ServerStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Parameters of a list of servers.
 *
 * @param project empty for all projects, which only administrators may list
 */
public record ServerQuery(
        PageRequest page,
        Sorting sorting,
        Optional<String> project,
        Optional<List<ServerStatus>> status,
        Query filters) {
    private static final Set<String> FOR_ALL = Set.of(
            "limit",
            "marker",
            "sort_key",
            "sort_dir",
            "name",
            "status",
            "image",
            "flavor",
            "changes-since",
            "changes-before",
            "reservation_id",
            "ip",
            "ip6",
            "tags",
            "tags-any",
            "not-tags",
            "not-tags-any",
            "locked",
            "all_tenants",
            "virtual_serial_number");
    private static final Set<String> FOR_ADMINISTRATORS = Set.of(
            "host",
            "node",
            "project_id",
            "tenant_id",
            "user_id",
            "uuid",
            "deleted",
            "vm_state",
            "task_state",
            "power_state",
            "availability_zone",
            "launched_at",
            "terminated_at",
            "progress",
            "key_name",
            "created_at",
            "description",
            "root_device_name",
            "soft_deleted",
            "access_ip_v4",
            "access_ip_v6",
            "config_drive",
            "hostname",
            "kernel_id",
            "launch_index",
            "locked_by",
            "ramdisk_id");
    private static final Set<String> JOINED = Set.of(
            "block_device_mapping",
            "extra",
            "info_cache",
            "system_metadata",
            "metadata",
            "pci_devices",
            "security_groups",
            "services");
    private static final Map<String, String> COLUMNS = Map.of(
            "created_at", "created_at",
            "updated_at", "updated_at",
            "display_name", "name",
            "uuid", "id",
            "vm_state", "vm_state",
            "power_state", "power_state",
            "progress", "progress",
            "launch_index", "launch_index",
            "project_id", "project_id",
            "user_id", "user_id");
    private static final Sorting NEWEST = new Sorting(List.of(new Term("created_at", true), new Term("id", true)));

    public static ServerQuery of(Query all, Exchange exchange) {
        checkNames(all);
        Query query = all.only(known(), exchange.version());
        Sorting sorting = Sorting.of(query, COLUMNS, NEWEST);
        return new ServerQuery(
                exchange.page(query),
                sorting,
                project(query, exchange.caller()),
                status(query, exchange.version()),
                exchange.caller().isAdmin() ? query : query.without(FOR_ADMINISTRATORS));
    }

    /** Returns true for deleted servers only, false for others only, empty for both. */
    Optional<Boolean> deleted() {
        if (filters.text("deleted").isPresent()) {
            return Optional.of(filters.flag("deleted"));
        }
        return filters.text("changes-since").isPresent() ? Optional.empty() : Optional.of(false);
    }

    private static Set<String> known() {
        return Stream.concat(FOR_ALL.stream(), FOR_ADMINISTRATORS.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static void checkNames(Query query) {
        query.names().stream()
                .filter(name -> name.startsWith("_") || JOINED.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ServiceException.badRequest("Invalid filters %s are specified.".formatted(name));
                });
    }

    private static Optional<String> project(Query query, Caller caller) {
        boolean all = query.text("all_tenants").isPresent()
                && (query.text("all_tenants").get().isEmpty() || query.flag("all_tenants"));
        if (all && !caller.isAdmin()) {
            throw Policy.refusal("servers:index:get_all_tenants");
        }
        return all ? query.text("project_id").or(() -> query.text("tenant_id")) : Optional.of(caller.projectId());
    }

    /** Returns the requested statuses; empty without the parameter, an empty list when all its values are unknown. */
    private static Optional<List<ServerStatus>> status(Query query, Microversion version) {
        List<String> names = query.texts("status");
        List<ServerStatus> found =
                names.stream().flatMap(name -> ServerStatus.find(name).stream()).toList();
        if (found.size() < names.size() && version.atLeast(38)) {
            throw ServiceException.badRequest("Invalid status value %s.".formatted(names));
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Returns the filter value in lower case. */
    Optional<String> lower(String key) {
        return filters.text(key).map(text -> text.toLowerCase(Locale.ROOT));
    }
}
