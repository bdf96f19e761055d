package io.leasehold.local;

import io.leasehold.backing.process.IdentityProcess;
import io.leasehold.backing.process.KafkaProcess;
import io.leasehold.backing.process.PostgresProcess;
import io.leasehold.common.event.Topics;
import io.leasehold.local.process.Jvm;
import io.leasehold.local.process.ProcessPlan;
import io.leasehold.local.process.Readiness;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans of the processes of PostgreSQL, Kafka and the identity provider. */
record BackingPlans(StackConfig config) {
    private static final String PACKAGED = "leasehold-local.jar";

    List<ProcessPlan> all() {
        return List.of(
                plan(PartNames.POSTGRES, PostgresProcess.class, "128m", data(PartNames.POSTGRES)),
                plan(PartNames.KAFKA, KafkaProcess.class, "256m", Stream.concat(data(PartNames.KAFKA), topics())),
                plan(PartNames.IDENTITY, IdentityProcess.class, "64m", Stream.of()));
    }

    private ProcessPlan plan(String name, Class<?> main, String heap, Stream<String> arguments) {
        int port = config.ports().of(name);
        List<String> command = Jvm.command(heap);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of("--port", String.valueOf(port)));
        command.addAll(
                List.of("--parent-pid", String.valueOf(ProcessHandle.current().pid())));
        command.addAll(arguments.toList());
        return new ProcessPlan(name, port, command, Map.of(), config.log(name), new Readiness.LogLine("READY"));
    }

    private Stream<String> data(String name) {
        return Stream.of("--data", config.data(name).toString());
    }

    private static Stream<String> topics() {
        String names = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .collect(Collectors.joining(","));
        return Stream.of("--topics", names, "--partitions", String.valueOf(Topics.PARTITIONS));
    }

    /**
     * Returns the class path of this process; for the packaged stack only its jar, whose manifest names the libraries.
     */
    private static String classPath() {
        String all = System.getProperty("java.class.path");
        return Stream.of(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(PACKAGED))
                .findFirst()
                .orElse(all);
    }
}
