package io.leasehold.bench.stack;

import io.leasehold.backing.postgres.LocalRoles;
import io.leasehold.backing.postgres.Login;
import io.leasehold.backing.postgres.PostgresServer;
import io.leasehold.bench.database.Database;
import io.leasehold.bench.load.Api;
import io.leasehold.local.PartNames;
import io.leasehold.local.Progress;
import io.leasehold.local.Service;
import io.leasehold.local.Stack;
import io.leasehold.local.StackConfig;
import io.leasehold.local.process.StackProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Running stack with replicas of reservation-service only, and direct access to them. */
public final class BenchStack implements AutoCloseable {
    private static final Service RESERVATION = Service.ALL.get(0);
    private static final String USER = "alice";

    private final StackConfig config;
    private final Stack stack;
    private final List<Service> replicas;
    private final Thread hook;

    private BenchStack(StackConfig config, List<Service> replicas, Progress progress) {
        this.config = config;
        this.replicas = replicas;
        this.stack = new Stack(config, progress);
        this.hook = new Thread(stack::stop, "end");
    }

    /** Starts the stack, without data of an earlier run. */
    public static BenchStack start(BenchStackPlan plan, Progress progress) {
        List<Service> services = IntStream.rangeClosed(1, plan.replicas())
                .mapToObj(RESERVATION::replica)
                .toList();
        BenchStack started = new BenchStack(plan.config(services), services, progress);
        Runtime.getRuntime().addShutdownHook(started.hook);
        started.stack.start();
        return started;
    }

    /** Returns a client with the token of a project member. */
    public Api api() {
        return new Api(() -> stack.token(USER));
    }

    /** Returns the processes of the service. */
    public List<StackProcess> replicas() {
        return replicas.stream().map(Service::name).map(stack::process).toList();
    }

    /** Returns the service's access to its tables. */
    public Database database() {
        Login login = LocalRoles.get(RESERVATION.role()).login();
        return new Database("127.0.0.1", stack.port(PartNames.POSTGRES), PostgresServer.DATABASE, login);
    }

    /** Returns the superuser's access to the same database. */
    public Database superuser() {
        try {
            return database().as(new Login("postgres", Files.readString(folder().resolve("superuser-password"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the superuser's password is not there", e);
        }
    }

    /** Returns the log of the database server. */
    public Path databaseLog() {
        return folder().resolve("postgres.log");
    }

    /** Creates a copy of the database that no service uses; the services are stopped for a moment. */
    public Database copy(String name) {
        replicas().forEach(StackProcess::stop);
        superuser().named("postgres").run("create database %s template %s".formatted(name, PostgresServer.DATABASE));
        replicas().forEach(StackProcess::start);
        stack.awaitReady();
        return database().named(name);
    }

    /** Waits until every process serves. */
    public void awaitReady() {
        stack.awaitReady();
    }

    private Path folder() {
        return config.home().resolve("data").resolve(PartNames.POSTGRES);
    }

    @Override
    public void close() {
        stack.stop();
        var unused = Runtime.getRuntime().removeShutdownHook(hook);
    }
}
