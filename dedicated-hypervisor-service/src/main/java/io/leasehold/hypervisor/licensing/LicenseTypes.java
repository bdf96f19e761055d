package io.leasehold.hypervisor.licensing;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Catalogue of licence types. */
@Singleton
public class LicenseTypes {
    private final List<LicenseType> all;

    LicenseTypes(LicenseTypeConfig config) {
        all = config.licenseTypes().stream().map(LicenseTypes::type).toList();
    }

    /** Returns all types in the configured order. */
    public List<LicenseType> all() {
        return all;
    }

    /** Finds the type with exactly that name. */
    public Optional<LicenseType> named(String name) {
        return all.stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /** Finds the type with the id; empty for a type that is no longer offered. */
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
