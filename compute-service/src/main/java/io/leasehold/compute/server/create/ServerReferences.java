package io.leasehold.compute.server.create;

import io.leasehold.common.auth.Caller;
import io.leasehold.common.error.ServiceException;
import io.leasehold.compute.flavor.Flavor;
import io.leasehold.compute.flavor.Flavors;
import io.leasehold.compute.hardware.OsType;
import io.leasehold.compute.image.Image;
import io.leasehold.compute.image.Images;
import io.leasehold.compute.keypair.Keypairs;
import io.leasehold.compute.servergroup.ServerGroup;
import io.leasehold.compute.servergroup.ServerGroups;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lookup of the flavor, image, key pair and server group of a request in the caller's project; unknown → 400. */
@Singleton
class ServerReferences {
    /** The objects that a request refers to. */
    record Resolved(Flavor flavor, Optional<Image> image, Optional<ServerGroup> group) {
        /** Returns the operating system of the image, or of the flavor's extra spec. */
        OsType osType() {
            return image.map(Image::osType)
                    .orElseGet(() -> OsType.of(flavor.extraSpecs().getOrDefault("powervm:os_type", "linux")));
        }
    }

    private final Flavors flavors;
    private final Images images;
    private final Keypairs keypairs;
    private final ServerGroups groups;

    ServerReferences(Flavors flavors, Images images, Keypairs keypairs, ServerGroups groups) {
        this.flavors = flavors;
        this.images = images;
        this.keypairs = keypairs;
        this.groups = groups;
    }

    Uni<Resolved> of(SqlConnection connection, Caller caller, CreateServerRequest order) {
        return checkKey(connection, caller, order)
                .chain(() -> flavor(connection, caller, order))
                .chain(flavor -> image(connection, caller, order)
                        .chain(image ->
                                group(connection, caller, order).map(group -> new Resolved(flavor, image, group))))
                .invoke(ServerReferences::checkFit);
    }

    private Uni<Void> checkKey(SqlConnection connection, Caller caller, CreateServerRequest order) {
        return order.details()
                .keyName()
                .map(name -> keypairs.exists(connection, caller.userId(), name))
                .orElseGet(() -> Uni.createFrom().item(true))
                .invoke(exists -> {
                    if (!exists) {
                        throw ServiceException.badRequest("Invalid key_name provided.");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Flavor> flavor(SqlConnection connection, Caller caller, CreateServerRequest order) {
        return order.oneOff()
                .map(flavor -> flavors.createOneOff(connection, flavor, caller.projectId())
                        .replaceWith(flavor))
                .orElseGet(() -> flavor(connection, caller, order.flavorRef().orElse("")));
    }

    private Uni<Flavor> flavor(SqlConnection connection, Caller caller, String reference) {
        String id = lastSegment(reference);
        return flavors.find(connection, caller, id)
                .map(found -> found.orElseThrow(
                        () -> ServiceException.badRequest("Flavor %s could not be found.".formatted(id))));
    }

    private Uni<Optional<Image>> image(SqlConnection connection, Caller caller, CreateServerRequest order) {
        return order.image()
                .map(reference -> images.find(connection, caller, lastSegment(reference))
                        .map(found -> found.filter(Image::isActive))
                        .invoke(ServerReferences::checkImage))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Optional<ServerGroup>> group(SqlConnection connection, Caller caller, CreateServerRequest order) {
        return order.hints()
                .group()
                .map(id -> groups.find(connection, caller, id).invoke(found -> checkGroup(found, id)))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static void checkImage(Optional<Image> found) {
        if (found.isEmpty()) {
            throw ServiceException.badRequest("Can not find requested image");
        }
    }

    private static void checkGroup(Optional<ServerGroup> found, String id) {
        if (found.isEmpty()) {
            throw ServiceException.badRequest("Instance group %s could not be found.".formatted(id));
        }
    }

    private static void checkFit(Resolved found) {
        found.image().map(Image::needs).ifPresent(needs -> {
            if (needs.memoryMb() > found.flavor().size().memoryMb()) {
                throw ServiceException.badRequest("Flavor's memory is too small for requested image.");
            }
            if (found.flavor().size().diskGb() > 0
                    && needs.diskGb() > found.flavor().size().diskGb()) {
                throw ServiceException.badRequest("Flavor's disk is too small for requested image.");
            }
        });
    }

    /** Returns the id from a reference, which may be an id or a URL. */
    private static String lastSegment(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
