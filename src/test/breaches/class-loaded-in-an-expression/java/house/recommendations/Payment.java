package house.recommendations;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
class Payment {
  Payment(@Value("#{T(Class).forName('house.' + 'billing.Invoices')}") Class<?> type) {}
}
