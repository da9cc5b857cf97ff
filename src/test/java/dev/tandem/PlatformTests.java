package dev.tandem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.kernel.schema.ModuleSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest
@AutoConfigureMockMvc
class PlatformTests {

  @Autowired JdbcClient jdbc;
  @Autowired List<ModuleSchema> schemas;

  @Test
  void everyModuleHasItsOwnSchemaWithItsOwnHistory() {
    var schemasWithHistory =
        jdbc.sql(
                "select table_schema from information_schema.tables where table_name = 'flyway_history'")
            .query(String.class)
            .list();

    assertThat(schemasWithHistory)
        .containsExactlyInAnyOrderElementsOf(schemas.stream().map(ModuleSchema::name).toList());
  }
}
