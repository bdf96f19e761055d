package io.leasehold.local;

import io.leasehold.backing.identity.IdentityProvider;
import io.leasehold.backing.identity.LocalUsers;
import io.leasehold.local.gateway.Gateway;
import io.leasehold.local.gateway.Routes;
import io.leasehold.local.gateway.Upstream;
import io.leasehold.local.login.Catalog;
import io.leasehold.local.login.KeystoneLogin;
import io.leasehold.local.login.LoginSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gateway and login, both in this process. */
final class GatewayAndLogin implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final int WORKERS = 8;

    private final Vertx vertx;

    private GatewayAndLogin(Vertx vertx) {
        this.vertx = vertx;
    }

    static GatewayAndLogin start(Ports ports, List<Service> services) {
        GatewayAndLogin gatewayAndLogin = new GatewayAndLogin(Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
        await(Gateway.start(
                gatewayAndLogin.vertx, ports.of(PartNames.GATEWAY), Routes.ofTheSuite(), upstreams(ports, services)));
        await(KeystoneLogin.start(gatewayAndLogin.vertx, ports.of(PartNames.LOGIN), login(ports)));
        return gatewayAndLogin;
    }

    /** Returns the login and the services; the replicas of a service are one upstream. */
    private static Map<String, Upstream> upstreams(Ports ports, List<Service> services) {
        Map<String, Upstream> upstreams = new HashMap<>();
        ports.apis().forEach((name, port) -> upstreams.put(name, Upstream.local(List.of(port))));
        services.stream()
                .collect(Collectors.groupingBy(
                        Service::module, Collectors.mapping(service -> ports.of(service.name()), Collectors.toList())))
                .forEach((module, replicas) -> upstreams.put(module, Upstream.local(replicas)));
        return upstreams;
    }

    private static LoginSettings login(Ports ports) {
        return new LoginSettings(
                ServiceSettings.issuer(ports),
                IdentityProvider.AUDIENCE,
                LocalUsers.load(),
                Catalog.ofTheSuite(ports.apis()::containsKey));
    }

    private static void await(Future<?> future) {
        var unused = future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
