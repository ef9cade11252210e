import type { Language, Place } from '../grammar.ts';

const list = (words: string): readonly string[] => words.split('|');

/** Where people of a place live, and how streets and money are written there. */
export interface Setting {
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly iso: string;
  /** Sign before or after the sum; `factor` brings a sum in pounds to everyday size. */
  readonly sign: string;
  readonly after: boolean;
  readonly decimal: ',' | '.';
  readonly factor: number;
}

export const settings: Readonly<Record<Place, Setting>> = {
  uk: {
    cities: list(
      'London|Leeds|Manchester|Bristol|Glasgow|Cardiff|Sheffield|Liverpool|Leicester|Coventry|Nottingham|Hull|Derby|Southampton|Portsmouth|Plymouth|Norwich|Exeter|Swansea|Belfast|Edinburgh|Aberdeen|Dundee|Luton|Reading|Croydon|Watford|Bolton|Preston|Oldham',
    ),
    streets: list(
      'High Street|Station Road|Church Lane|Mill Road|Park Avenue|Victoria Road|Green Lane|Manor Road|Kings Road|Queens Drive|The Crescent|Elm Grove|Oak Close|Bridge Street',
    ),
    iso: 'GB',
    sign: '£',
    after: false,
    decimal: '.',
    factor: 1,
  },
  us: {
    cities: list(
      'Houston|Phoenix|Dallas|Austin|Denver|Columbus|Charlotte|Seattle|Portland|Memphis|Tampa|Atlanta|Omaha|Tulsa|Boise|Tucson|Fresno|Raleigh|Miami|Newark|Buffalo|Madison|Reno|Mesa',
    ),
    streets: list(
      'Main St|Oak Ave|Maple Dr|Cedar Ln|Washington Blvd|2nd Street|Lakeview Dr|Sunset Blvd|Park Pl|Elm St|Hillcrest Rd|River Rd',
    ),
    iso: 'US',
    sign: '$',
    after: false,
    decimal: '.',
    factor: 1.3,
  },
  ie: {
    cities: list('Dublin|Cork|Galway|Limerick|Waterford|Drogheda|Dundalk|Sligo|Tralee|Ennis|Kilkenny|Athlone|Navan|Swords|Bray|Naas'),
    streets: list('Main Street|Church Road|Shop Street|Patrick Street|Abbey Road|Castle Street|The Green|Oakfield|Hillview|Mill Lane'),
    iso: 'IE',
    sign: '€',
    after: false,
    decimal: '.',
    factor: 1.15,
  },
  in: {
    cities: list(
      'Mumbai|Delhi|Bengaluru|Hyderabad|Chennai|Pune|Kolkata|Ahmedabad|Jaipur|Lucknow|Surat|Indore|Bhopal|Nagpur|Kochi|Noida|Gurugram|Patna',
    ),
    streets: list('MG Road|Station Road|Nehru Nagar|Gandhi Marg|Park Street|Link Road|Ring Road|Sector 14|Civil Lines|Lake View Road'),
    iso: 'IN',
    sign: 'Rs ',
    after: false,
    decimal: '.',
    factor: 60,
  },
  au: {
    cities: list(
      'Sydney|Melbourne|Brisbane|Perth|Adelaide|Hobart|Darwin|Canberra|Newcastle|Geelong|Cairns|Wollongong|Ballarat|Townsville|Bendigo',
    ),
    streets: list('George St|Victoria St|Park Rd|Beach Rd|Railway Pde|High St|Bourke St|Ocean Dr|Station St|Wattle Ct'),
    iso: 'AU',
    sign: '$',
    after: false,
    decimal: '.',
    factor: 1.9,
  },
  ca: {
    cities: list(
      'Toronto|Ottawa|Calgary|Edmonton|Winnipeg|Halifax|Vancouver|Regina|Hamilton|Kitchener|London|Victoria|Saskatoon|Surrey|Barrie',
    ),
    streets: list('King St|Queen St|Yonge St|Main St|Maple Ave|Lakeshore Rd|Dundas St|Elm Dr|Portage Ave|Victoria Ave'),
    iso: 'CA',
    sign: '$',
    after: false,
    decimal: '.',
    factor: 1.7,
  },
  es: {
    cities: list('Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Murcia|Bilbao|Alicante|Córdoba|Valladolid|Vigo|Gijón|Granada|Oviedo'),
    streets: list(
      'Calle Mayor|Calle Real|Avenida de la Constitución|Calle del Sol|Paseo del Prado|Calle Nueva|Plaza de España|Calle San Juan',
    ),
    iso: 'ES',
    sign: ' €',
    after: true,
    decimal: ',',
    factor: 1.15,
  },
  mx: {
    cities: list('Guadalajara|Monterrey|Puebla|Tijuana|León|Mérida|Querétaro|Toluca|Cancún|Morelia|Saltillo|Culiacán'),
    streets: list('Av. Juárez|Calle Hidalgo|Av. Reforma|Calle Morelos|Av. Insurgentes|Calle 5 de Mayo|Calle Allende'),
    iso: 'MX',
    sign: '$',
    after: false,
    decimal: '.',
    factor: 20,
  },
  fr: {
    cities: list('Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Lille|Rennes|Bordeaux|Strasbourg|Montpellier|Reims|Dijon|Angers|Grenoble'),
    streets: list(
      'rue de la Paix|avenue Victor Hugo|rue des Lilas|place de la République|rue Pasteur|boulevard Gambetta|rue du Moulin|impasse des Roses',
    ),
    iso: 'FR',
    sign: ' €',
    after: true,
    decimal: ',',
    factor: 1.15,
  },
  de: {
    cities: list(
      'Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Bochum',
    ),
    streets: list('Hauptstraße|Bahnhofstraße|Gartenweg|Schulstraße|Lindenallee|Bergstraße|Kirchplatz|Am Markt|Ringstraße|Mozartstraße'),
    iso: 'DE',
    sign: ' €',
    after: true,
    decimal: ',',
    factor: 1.15,
  },
};

/** What is written in a language whatever the place. */
export interface Wording {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  readonly venues: readonly string[];
  readonly products: readonly string[];
  readonly jobTitles: readonly string[];
  readonly relatives: readonly string[];
  readonly doctor: string;
  readonly companyEndings: readonly string[];
}

export const wordings: Readonly<Record<Language, Wording>> = {
  en: {
    weekdays: list('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'),
    months: list('January|February|March|April|May|June|July|August|September|October|November|December'),
    venues: list(
      'the golf club|yoga class|the charity dinner|the tennis court|the wine tasting|the gallery|the gym|the book club|the airport lounge|the conference|the riding school|the sailing club|the cookery course|the dog park|the salsa evening|the garden centre|the parents’ evening|the film festival|the language course|the craft fair',
    ),
    products: list(
      'winter coat|wireless speaker|coffee machine|garden bench|smart watch|running jacket|duvet set|phone case|bedside table|desk lamp|suitcase|games console|food processor|leather handbag|rain jacket|cordless drill|baby monitor|wool rug|backpack|bike rack|tablet|mountain bike|sofa bed|microwave|bookcase|lawn mower|camping stove|guitar|pushchair|fish tank|gaming chair|hair dryer|denim jacket|travel cot|photo frame|treadmill|sewing machine|wardrobe',
    ),
    jobTitles: list(
      'product tester|data entry clerk|app optimiser|customer adviser|online assistant|warehouse operative|hotel reviewer|marketing assistant|remote agent|parcel sorter|social media helper|virtual assistant|sales adviser|care assistant|delivery driver|night receptionist',
    ),
    relatives: list('aunt|uncle|cousin|sister|brother|gran|nephew|niece|mother-in-law|grandson'),
    doctor: 'Dr',
    companyEndings: list('Ltd|Group|Services|Partners|Solutions|& Co|Digital|Associates'),
  },
  es: {
    weekdays: list('lunes|martes|miércoles|jueves|viernes|sábado|domingo'),
    months: list('enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre'),
    venues: list(
      'el club de golf|la clase de yoga|la cena benéfica|el gimnasio|la cata de vinos|la galería|el congreso|la academia|el club de pádel|la feria',
    ),
    products: list('abrigo|altavoz|microondas|reloj|bolso|sofá|portátil|monitor|móvil|patinete|sillón|televisor|taladro|cochecito'),
    jobTitles: list(
      'auxiliar administrativo|probador de productos|asistente en línea|comercial|mozo de almacén|teleoperador|gestor de reseñas|repartidor',
    ),
    relatives: list('tía|tío|primo|prima|hermana|hermano|abuela|sobrino|cuñada'),
    doctor: 'Dr.',
    companyEndings: list('S.L.|Grupo|Servicios|Asociados|Digital'),
  },
  fr: {
    weekdays: list('lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'),
    months: list('janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'),
    venues: list(
      'le club de golf|le cours de yoga|le dîner de charité|la salle de sport|la dégustation|la galerie|le colloque|le club de tennis|le salon|la chorale',
    ),
    products: list('manteau|vélo|canapé|sac à dos|téléphone|casque|bureau|fauteuil|micro-ondes|tapis|robot de cuisine|blouson'),
    jobTitles: list(
      'assistant en ligne|testeur de produits|agent de saisie|conseiller client|préparateur de commandes|livreur|hôte d’accueil|vendeur',
    ),
    relatives: list('tante|oncle|cousin|cousine|sœur|frère|mamie|neveu|belle-sœur'),
    doctor: 'Dr',
    companyEndings: list('SARL|Groupe|Services|Associés|Conseil'),
  },
  de: {
    weekdays: list('Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag'),
    months: list('Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember'),
    venues: list(
      'der Golfclub|der Yogakurs|das Benefizessen|das Fitnessstudio|die Weinprobe|die Galerie|die Tagung|der Tennisverein|die Messe|der Chor',
    ),
    products: list('Mantel|Rucksack|Koffer|Fernseher|Staubsauger|Kinderwagen|Schreibtisch|Kühlschrank|Sessel|Laptop|Grill|Teppich'),
    jobTitles: list('Online-Assistent|Produkttester|Datenerfasser|Kundenberater|Lagerhelfer|Fahrer|Bürokraft|Verkäufer'),
    relatives: list('Tante|Onkel|Cousin|Cousine|Schwester|Bruder|Oma|Neffe|Schwägerin'),
    doctor: 'Dr.',
    companyEndings: list('GmbH|Gruppe|Service|Partner|Digital'),
  },
};

export const pets: readonly string[] = list(
  'Bella|Luna|Milo|Max|Poppy|Charlie|Daisy|Oscar|Coco|Rocky|Ruby|Teddy|Alfie|Molly|Simba|Nala|Biscuit|Pepper',
);

/** Two of them make the name of a shop or company that nobody has to be. */
export const shopFirst: readonly string[] = list(
  'Willow|Harbour|Copper|Velvet|Juniper|Maple|Amber|Linden|Ivory|Coral|Cobalt|Saffron|Marlow|Briar|Hazel|Orchard|Thistle|Fern|Clover|Ember|Slate|Birch|Meadow|Lark|Finch|Robin|Otter|Heron|Sable|Indigo|Rowan|Aspen|Cedar|Poppy|Tansy|Marble|Pebble|Drift|Quill|Wren|Acorn|Bramble|Cinder|Dapple|Flint|Ginger|Holly|Inkwell|Jasper|Kestrel',
);
export const shopSecond: readonly string[] = list(
  'Home|Kitchen|Fitness|Threads|Studio|Outfitters|Goods|Market|Pizza|Grill|Beauty|Optical|Motors|Travel|Bingo|Wear|Living|Supply|Books|Toys|Garden|Pets|Tiles|Shoes|Hair|Nails|Dental|Tyres|Bakery|Coffee|Vapes|Carpets|Blinds|Jewels|Sports|Mobile|Wellness|Barbers|Cycles|Flowers',
);
