package io.leasehold.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Command lines and plans of {@link TestProgram}. */
final class TestPrograms {
    private TestPrograms() {}

    static List<String> command(String... arguments) {
        return java(TestProgram.class, arguments);
    }

    static List<String> supervised(String... arguments) {
        List<String> command = new ArrayList<>(java(SupervisedMain.class, TestProgram.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static ProcessPlan plan(Path folder, List<String> command) {
        return new ProcessPlan(
                "test-program",
                1234,
                command,
                Map.of(),
                folder.resolve("test-program.log"),
                new Readiness.LogLine("READY"));
    }

    private static List<String> java(Class<?> main, String... arguments) {
        List<String> command = Jvm.command("16m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
