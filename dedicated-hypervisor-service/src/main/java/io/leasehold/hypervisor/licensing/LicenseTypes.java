package io.leasehold.hypervisor.licensing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The catalogue of licence types. */
@Singleton
public class LicenseTypes {
    private final List<LicenseType> all;

    LicenseTypes(LicenseTypeConfig config) {
        all = config.licenseTypes().stream().map(LicenseTypes::type).toList();
    }

    /** All of them, in their request. */
    public List<LicenseType> all() {
        return all;
    }

    /** The type of exactly that name. */
    public Optional<LicenseType> named(String name) {
        return all.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** The type with the id; empty for one that is offered no more. */
    public Optional<LicenseType> find(String id) {
        return all.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    /** Returns the name of the type with the id; the id itself for a type that is no longer offered. */
    public String name(String id) {
        return find(id).map(LicenseType::name).orElse(id);
    }

    private static LicenseType type(LicenseTypeConfig.Type type) {
        return new LicenseType(
                type.id(),
                type.name(),
                type.hasLicenseKey(),
                type.licenseSwitch(),
                type.unit(),
                type.description().orElse(type.name()),
                type.slug(),
                type.aggregation(),
                type.term());
    }
}
