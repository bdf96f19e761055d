package io.leasehold.compute.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.leasehold.common.http.JsonSettings;
import io.leasehold.compute.server.ServerSpec.Requirements;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServerSpecTest {
    private static final String STORED = """
            "wishes":{"zone":null,"hosts":["910542A_78A1B01"],"reservations":[],"vsn":"auto","group":null,\
            "near":["00000000-0000-0001-0000-000000000001"],"far":["00000000-0000-0002-0000-000000000002"]}""";

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new Jdk8Module());

    ServerSpecTest() {
        new JsonSettings().customize(mapper);
    }

    @Test
    void requirements_keep_the_names_of_stored_rows() throws JsonProcessingException {
        Requirements requirements = new Requirements(
                Optional.empty(),
                List.of("910542A_78A1B01"),
                List.of(),
                Optional.of("auto"),
                Optional.empty(),
                List.of(new UUID(1, 1)),
                List.of(new UUID(2, 2)));
        ServerSpec spec = ServerSamples.ordered().spec();
        ServerSpec required = new ServerSpec(spec.flavor(), requirements, spec.details());

        String json = mapper.writeValueAsString(required);

        assertThat(json).contains(STORED);
        assertThat(mapper.readValue(json, ServerSpec.class)).isEqualTo(required);
    }
}
