package io.leasehold.reservation.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leasehold.common.error.ServiceException;
import io.leasehold.common.event.LeasedCapacity;
import io.leasehold.reservation.compute.SourceFlavor;
import io.leasehold.reservation.demand.Affinity;
import io.leasehold.reservation.demand.Resources;
import io.leasehold.reservation.demand.SlotDemand;
import io.leasehold.reservation.demand.SlotLimit;
import io.leasehold.reservation.expression.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Request of a {@code flavor:instance} reservation; the size and the extra specs of the flavor determine the demand
 * (contract section 4.5).
 *
 * @param amount number of servers, from 1
 * @param flavor flavor of compute as it was when the lease was created
 */
public record FlavorRequest(int amount, SourceFlavor flavor) implements Request {
    private static final List<String> REQUIRED = List.of("amount", "flavor_id");
    private static final List<String> NULLABLE = List.of("affinity");
    private static final String TRAIT = "trait:";
    private static final String RESOURCE = "resources:";
    private static final Set<String> TRAIT_VALUES = Set.of("required", "forbidden");

    /** Reads the request; 400 when a field is missing or malformed, 409 when an affinity is given. */
    public static FlavorRequest read(RequestFields fields, Map<String, SourceFlavor> flavors) {
        fields.require(REQUIRED, NULLABLE);
        int amount = fields.number("amount", 1);
        SourceFlavor flavor = Optional.ofNullable(
                        flavors.get(fields.value("flavor_id").asText()))
                .orElseThrow(() -> RequestFields.malformed("flavor_id"));
        if (fields.affinity() != Affinity.NONE) {
            throw ServiceException.conflict("Affinity not supported yet");
        }
        return new FlavorRequest(amount, flavor);
    }

    @Override
    public String resourceType() {
        return LeasedCapacity.Flavors.RESOURCE_TYPE;
    }

    @Override
    public SlotDemand demand() {
        return new SlotDemand(
                amount,
                slot(),
                Affinity.NONE,
                new SlotLimit.ByInventory(traits("required"), traits("forbidden")),
                List.of(Requirement.of("")));
    }

    @Override
    public boolean needsAggregate() {
        return true;
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", resourceType())
                .put("amount", amount)
                .put("flavor_id", flavor.id())
                .putNull("affinity")
                .put("resource_properties", flavor.text());
    }

    /** Amounts that one server takes, by resource class; extra specs override the amounts of the size. */
    private Resources slot() {
        SortedMap<String, Long> amounts = new TreeMap<>();
        boolean dedicated = "dedicated".equals(flavor.extraSpecs().get("hw:cpu_policy"));
        amounts.put(dedicated ? Resources.PCPU : Resources.VCPU, (long) flavor.vcpus());
        amounts.put(Resources.MEMORY_MB, (long) flavor.ram());
        amounts.put(Resources.DISK_GB, (long) flavor.disk() + flavor.ephemeral());
        extraSpecs(RESOURCE).forEach((resourceClass, amount) -> amounts.put(resourceClass, amount(amount)));
        return new Resources(amounts);
    }

    /** Names of the traits that have {@code value}; 400 for a trait that is neither required nor forbidden. */
    private Set<String> traits(String value) {
        Map<String, String> traits = extraSpecs(TRAIT);
        traits.forEach(FlavorRequest::requireTraitValue);
        return traits.entrySet().stream()
                .filter(trait -> trait.getValue().equals(value))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private Map<String, String> extraSpecs(String prefix) {
        return flavor.extraSpecs().entrySet().stream()
                .filter(spec -> spec.getKey().startsWith(prefix))
                .collect(Collectors.toMap(spec -> spec.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    private static void requireTraitValue(String trait, String value) {
        if (!TRAIT_VALUES.contains(value)) {
            throw ServiceException.badRequest("Invalid value for trait %s".formatted(trait));
        }
    }

    private static long amount(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw RequestFields.malformed("flavor_id");
        }
        return Long.parseLong(text);
    }
}
