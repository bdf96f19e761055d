package io.leasehold.local;

import io.leasehold.backing.server.FolderTree;
import io.leasehold.local.login.LoginClient;
import io.leasehold.local.process.ProcessGroup;
import io.leasehold.local.process.ProcessIdentity;
import io.leasehold.local.process.StackProcess;
import io.leasehold.local.process.SupervisedMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite on one machine: backing servers and services as processes of their own, gateway and login in this
 * one. A stack is started once; a restart needs a new instance with the same configuration.
 */
public final class Stack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StackConfig config;
    private final Progress progress;
    private final StateFile stateFile;
    private final StateWriter stateWriter;
    private final ProcessGroup backing;
    private final ProcessGroup services;
    private @Nullable GatewayAndLogin gatewayAndLogin;
    private volatile boolean ready;
    private boolean begun;
    private boolean ended;

    public Stack(StackConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
        this.stateFile = new StateFile(config.home());
        this.stateWriter = new StateWriter(stateFile, this::state);
        Reporter reporter = new Reporter(progress, stateWriter::update);
        this.backing = new ProcessGroup(new BackingPlans(config).all(), reporter);
        this.services = new ProcessGroup(new ServicePlans(config).all(), reporter);
    }

    /** Starts all parts and returns when all of them serve; after a failure the caller stops the started ones. */
    public void start() {
        prepareStart();
        backing.start();
        startGatewayAndLogin();
        backing.awaitReady(PATIENCE);
        services.start();
        services.awaitReady(PATIENCE);
    }

    /** Marks the start as complete in the state file. */
    public void announce() {
        ready = true;
        stateWriter.update();
    }

    /** Stops all parts, the services first, and returns when all of them are gone; repeating the call is harmless. */
    public synchronized void stop() {
        if (!begun || ended) {
            return;
        }
        ended = true;
        progress.say("stopping");
        services.end();
        backing.end();
        if (gatewayAndLogin != null) {
            gatewayAndLogin.close();
        }
        stateWriter.close();
        progress.say("everything is stopped");
    }

    @Override
    public void close() {
        stop();
    }

    /** Returns the process of a service, or of a backing server by one of the {@link PartNames}. */
    public StackProcess process(String name) {
        return processes()
                .filter(process -> process.plan().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no process is called " + name));
    }

    /** Waits until every process serves. */
    public void awaitReady() {
        backing.awaitReady(PATIENCE);
        services.awaitReady(PATIENCE);
    }

    /** Returns the address of the gateway. */
    public URI gateway() {
        return url(PartNames.GATEWAY);
    }

    /** Returns a service's own address, which bypasses the gateway. */
    public URI url(String service) {
        return URI.create("http://localhost:%d".formatted(port(service)));
    }

    /** Returns the address of a service's health, metrics and tooling. */
    public URI managementUrl(String service) {
        return URI.create("http://localhost:%d".formatted(config.ports().management(service)));
    }

    /** Returns the port of a service or of one of the {@link PartNames}. */
    public int port(String name) {
        return config.ports().of(name);
    }

    /** Requests a token of one of the local users from the login. */
    public String token(String user) {
        return new LoginClient(gateway()).token(user, user);
    }

    /** Returns the current state of all parts. */
    public StackState state() {
        return new StackState(
                ProcessIdentity.of(ProcessHandle.current()),
                port(PartNames.GATEWAY),
                ready,
                processes().map(StackState.Part::of).toList());
    }

    private Stream<StackProcess> processes() {
        return Stream.concat(backing.processes().stream(), services.processes().stream());
    }

    private synchronized void prepareStart() {
        stateFile.requireNoRunningStack();
        stateFile.read().ifPresent(ProcessCleanup::end);
        PortInUse.check(config.ports());
        if (config.fresh()) {
            FolderTree.delete(config.home().resolve("data"));
        }
        prepareRun();
    }

    private void prepareRun() {
        try {
            Files.createDirectories(config.run());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + config.run(), e);
        }
        SupervisedMain.pack(config.supervisedMainJar());
        begun = true;
    }

    private synchronized void startGatewayAndLogin() {
        if (!ended) {
            gatewayAndLogin = GatewayAndLogin.start(config.ports(), config.services());
            progress.say("gateway and login listen on port %d".formatted(port(PartNames.GATEWAY)));
        }
    }
}
