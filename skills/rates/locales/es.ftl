rates-imported = 💱 { $count ->
    [one] Los cambios de un día son nuevos
   *[other] Los cambios de { $count } días son nuevos
  }; la tabla va de { $first } a { $until }.
rates-nothing-new = 💱 Ya conocía todos estos cambios, de { $first } a { $until }.
rates-filled = { $count ->
    [one] Un importe en moneda extranjera tiene
   *[other] { $count } importes en moneda extranjera tienen
  } ya su valor.
rates-gone = Ya no puedo leer esa tabla de cambios. Envíala otra vez.
rates-line = La línea { $line } de la tabla de cambios no se puede leer: «{ $text }».
rate-set = 💱 1 { $currency } = { $rate } { $other }, { $day }
ask-rate = ¿Qué dos monedas, y cuánto vale una en la otra? Por ejemplo «un dólar son 0,92 euros».

## Cómo se puede entender una frase
intent-rate_set = Fijar un tipo de cambio
