/** Given and family names of one language. An entry `name/ascii` brings its own spelling for email addresses. */
export interface NameStock {
  readonly weight: number;
  /** What stands between the two names, and which comes first. */
  readonly join: (given: string, family: string) => string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const western = (given: string, family: string): string => `${given} ${family}`;
const eastern = (given: string, family: string): string => `${family}${given}`;

/** Names as organizations have them: many scripts, apostrophes, right-to-left, one letter, very long. */
export const nameStocks: readonly NameStock[] = [
  {
    weight: 30,
    join: western,
    given:
      'Olivia Noah Emma Liam Ava James Mia Ethan Grace Jack Chloe Ryan Zoe Sean Ruby Owen Ella Dylan Maeve Cal'.split(
        ' ',
      ),
    family:
      "Smith O'Brien Johnson D'Arcy Walker Taylor-Joy Baker O'Sullivan McDonald Wright Hughes Reid Fox Ng Carter Bell Price Hall Cole St.John".split(
        ' ',
      ),
  },
  {
    weight: 14,
    join: western,
    given:
      'Jürgen Anna Björn Käthe Lukas Sofie Jörg Mila Søren Åsa Matthias Ingrid Günther Freja Til Renée'.split(
        ' ',
      ),
    family:
      'Müller Schröder Weiß Groß Köhler Jørgensen Bjørnstad Ångström Schmidt-Rottluff Fischer Lindqvist Jansen Vogt Braun'.split(
        ' ',
      ),
  },
  {
    weight: 14,
    join: western,
    given:
      'José María João Inês Zoë François Élodie Lucía Núria Giulia Luca Chiara Mateo Agnès Tomás Iñaki'.split(
        ' ',
      ),
    family: [
      'García Márquez',
      'da Silva e Souza',
      "D'Angelo",
      'Peña',
      'Dupont-Moretti',
      'Núñez de Balboa',
      'Lefèvre',
      'Gonçalves',
      "Dell'Acqua",
      'Fernández-Castaño y Ortega',
      "L'Hôpital",
      'Rossi',
    ],
  },
  {
    weight: 8,
    join: western,
    given: 'Łukasz Żaneta Zdeněk Šárka Miloš Đorđe İbrahim Ayşe Gökçe Ștefan Ilze Ágnes'.split(' '),
    family: 'Wiśniewski Dvořák Novák Štěpánek Đukić Yılmaz Çelik Öztürk Țurcanu Bērziņš Szőcs Nowak'.split(
      ' ',
    ),
  },
  {
    weight: 7,
    join: western,
    given: ['Анна/anna', 'Иван/ivan', 'Ольга/olga', 'Дмитрий/dmitri', 'Юлія/yuliia', 'Андрій/andrii'],
    family: [
      'Иванов/ivanov',
      'Щербакова/shcherbakova',
      'Шевченко/shevchenko',
      'Достоевский/dostoevsky',
      'Коваль/koval',
    ],
  },
  {
    weight: 4,
    join: western,
    given: ['Αθηνά/athina', 'Γιώργος/giorgos', 'Ελένη/eleni', 'Νίκος/nikos'],
    family: ['Παπαδόπουλος/papadopoulos', 'Οικονόμου/oikonomou', 'Καζαντζάκης/kazantzakis'],
  },
  {
    weight: 6,
    join: western,
    given: ['محمد/mohammed', 'فاطمة/fatima', 'عبد الرحمن/abdulrahman', 'ليلى/layla', 'يوسف/yousef'],
    family: ['الخوارزمي/alkhwarizmi', 'بن سعيد/bensaid', 'حدّاد/haddad', 'المصري/almasri'],
  },
  {
    weight: 4,
    join: western,
    given: ['נועה/noa', 'דוד/david', 'תמר/tamar', 'איתן/eitan'],
    family: ['כהן/cohen', 'לוי/levi', 'בן־גוריון/ben-gurion', 'מזרחי/mizrahi'],
  },
  {
    weight: 6,
    join: eastern,
    given: ['伟/wei', '秀英/xiuying', '浩然/haoran', '欣怡/xinyi', '軒/xuan'],
    family: ['王/wang', '李/li', '张/zhang', '歐陽/ouyang', '陈/chen'],
  },
  {
    weight: 5,
    join: (given, family) => `${family} ${given}`,
    given: ['さくら/sakura', '太郎/taro', '陽菜/hina', '健/ken', '민준/minjun', '서연/seoyeon'],
    family: ['佐藤/sato', '鈴木/suzuki', '小鳥遊/takanashi', '김/kim', '이/lee'],
  },
  {
    weight: 5,
    join: western,
    given: ['आरव/aarav', 'प्रिया/priya', 'ஆதித்யா/aditya', 'สมชาย/somchai', 'ပြည့်စုံ/pyaesone'],
    family: ['शर्मा/sharma', 'चट्टोपाध्याय/chattopadhyay', 'கிருஷ்ணன்/krishnan', 'วงศ์สุวรรณ/wongsuwan'],
  },
  {
    weight: 4,
    join: western,
    given: ["N'Golo", 'Oluwaseun', "Ka'imi", 'Nguyễn', 'Thị Ánh', "Ts'ehlo", 'U'],
    family: ['Okonkwo-Adébáyò', "Ng'ang'a", 'Văn Đức', "M'Bappé", 'E', "Keli'i"],
  },
  {
    weight: 1,
    join: western,
    given: ['Hubert Blaine', 'Pablo Diego José Francisco de Paula Juan Nepomuceno'],
    family: [
      'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe',
      'de los Remedios Cipriano de la Santísima Trinidad',
    ],
  },
];
