package io.leasehold.reservation.test;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Concurrent clients. */
public final class Parallel {
    private Parallel() {}

    /** Runs the clients and returns their results; each client receives its number. */
    public static <T> List<T> all(int clients, IntFunction<T> request) {
        List<Callable<T>> calls = IntStream.range(0, clients)
                .<Callable<T>>mapToObj(number -> () -> request.apply(number))
                .toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients)) {
            return pool.invokeAll(calls).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Runs the clients and counts their answers by status. */
    public static Map<Integer, Long> tally(int clients, IntFunction<ValidatableResponse> request) {
        return all(clients, number -> request.apply(number).extract().statusCode()).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
