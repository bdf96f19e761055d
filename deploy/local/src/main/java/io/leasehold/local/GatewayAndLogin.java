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

    static GatewayAndLogin start(Ports ports) {
        GatewayAndLogin gatewayAndLogin = new GatewayAndLogin(Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(EVENT_LOOPS)
                .setWorkerPoolSize(WORKERS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
        await(Gateway.start(gatewayAndLogin.vertx, ports.of(PartNames.GATEWAY), Routes.ofTheSuite(), upstreams(ports)));
        await(KeystoneLogin.start(gatewayAndLogin.vertx, ports.of(PartNames.LOGIN), login(ports)));
        return gatewayAndLogin;
    }

    private static Map<String, Upstream> upstreams(Ports ports) {
        return ports.apis().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, port -> Upstream.local(port.getValue())));
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
